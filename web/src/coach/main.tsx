// The coach's page: today, the coming days, the weekly hours, the dates that differ, the own rules.
import { openDesk } from "../staff/desk";
import { Calendar } from "./calendar";

const root = document.getElementById("coach");
if (root) {
  void openDesk(root, <Calendar />);
}
