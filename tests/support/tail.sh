#!/bin/sh
# The twenty longest functions (pmccabe) and files: the place to begin when tidying up.
command -v pmccabe >/dev/null || { echo "tail needs the package pmccabe" >&2; exit 1; }
echo "lines  function"
git ls-files '*.c' | xargs pmccabe | sort -k5,5nr | head -20 |
    awk '{printf "%5d  %s\n", $5, $6 " " $7}'
echo "lines  file"
git ls-files '*.c' '*.h' '*.ts' '*.tsx' '*.css' '*.mjs' | xargs wc -l | grep -v ' total$' | sort -rn | head -20
