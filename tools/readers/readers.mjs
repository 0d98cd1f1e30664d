// Read the metadata of a file as the generators written in JavaScript do; print a JSON line for each.
//     node readers.mjs FILE      (run where their packages are installed)
import { createRequire } from "node:module"
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const require = createRequire(pathToFileURL(process.cwd() + "/x.js"))
const text = readFileSync(process.argv[2], "utf8")
// called with options, for without them the packages give what they read before
const matter = { "11ty": require("@11ty/gray-matter"), gray: require("gray-matter") }
const astro = await import(pathToFileURL(require.resolve("@astrojs/internal-helpers/frontmatter")))
const readers = {
  docusaurus: () => matter["11ty"](text, {}).data,
  eleventy: () => matter["11ty"](text, {}).data,
  vitepress: () => matter.gray(text, {}).data,
  astro: () => astro.parseFrontmatter(text).frontmatter,
  hexo: () => {
    const { _content, ...data } = require("hexo-front-matter").parse(text.replace(/^\uFEFF/, "")) // as hexo-fs does
    return data
  },
  diplodoc: () => require("@diplodoc/transform/lib/frontmatter").extractFrontMatter(text)[0],
}
for (const [name, read] of Object.entries(readers)) {
  let data = null
  try {
    data = read()
  } catch {}
  console.log(JSON.stringify([name, data]))
}
