export {}; // The page follows.
