// The coordinator's page: who is with whom today, the people, the coaches, and adding a person.
import { openDesk } from "../staff/desk";
import { Office } from "./office";

const root = document.getElementById("coordinator");
if (root) {
  void openDesk(root, <Office />);
}
