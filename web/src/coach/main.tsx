// The coach's page: today, the coming days, the weekly hours, the dates that differ.
import { openDesk } from "../staff/desk";
import { Away } from "./away";
import { Hours } from "./hours";
import { Today } from "./today";

const root = document.getElementById("coach");
if (root) {
  void openDesk(
    root,
    <>
      <Today />
      <Hours />
      <Away />
    </>,
  );
}
