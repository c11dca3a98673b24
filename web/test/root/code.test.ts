import { expect, test } from "vitest";
import { codeOf } from "../../src/root/code";

test("a code behind the # is read, whatever else is not", () => {
  expect(codeOf("#7K3M-Q2ZX-91AB")).toBe("7K3M-Q2ZX-91AB");
  for (const hash of [
    "",
    "#",
    "#main",
    "#7K3M-Q2ZX",
    "#7K3M-Q2ZX-91AB-",
    "#7K3M-Q2ZX-91A<",
    "7K3M-Q2ZX-91AB",
  ]) {
    expect(codeOf(hash)).toBeNull();
  }
});
