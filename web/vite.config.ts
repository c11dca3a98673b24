// What is built: three pages with script and the styles, under hashed names, and a manifest by which
// the scheduler finds them (dist/.vite/manifest.json). Nothing is written inline: the pages' CSP is
// script-src 'self'; style-src 'self'.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/assets/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: ["es2020", "safari14"],
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    rollupOptions: {
      input: [
        "src/call/main.tsx",
        "src/coach/main.tsx",
        "src/coordinator/main.tsx",
        "src/root/main.ts",
        "src/styles/person.css",
        "src/styles/call.css",
        "src/styles/card.css",
        "src/styles/staff.css",
      ],
      output: {
        entryFileNames: (chunk) => `${pageName(chunk.facadeModuleId)}-[hash].js`,
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});

// src/call/main.tsx is "call", not "main".
function pageName(path: string | null): string {
  return path?.split("/").at(-2) ?? "[name]";
}
