// The root page: with script, a card's square fills the code in, and leaves no trace of it in the
// address. The page works without.
import { codeOf } from "./code";

const field = document.querySelector<HTMLInputElement>("#code"); // none for who is signed in
const code = codeOf(location.hash);
if (code) {
  history.replaceState(null, "", location.pathname);
}
if (field && code) {
  field.value = code;
}
