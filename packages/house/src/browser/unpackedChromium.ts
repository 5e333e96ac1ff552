// Where is the Chromium that npm brought, unpacked and ready to run?
import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

export interface UnpackedChromium {
  readonly executablePath: string
  /** What the browser must find in its environment: the fonts and system libraries that came with it. */
  readonly environment: Readonly<Record<string, string>>
}

/** Unpacks into this package's node_modules the first time (about two seconds), and finds it there later. */
export const unpackedChromium = async (): Promise<UnpackedChromium> => {
  const packed = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")))
  const { version } = JSON.parse(await readFile(join(packed, "package.json"), "utf8")) as {
    readonly version: string
  }
  const shelf = join(import.meta.dirname, "../../node_modules/.cache")
  const target = join(shelf, `chromium-${version}`)
  if (!existsSync(target)) {
    await mkdir(shelf, { recursive: true })
    const staging = await mkdtemp(join(shelf, "unpacking-"))
    await unpack(join(packed, "bin"), staging)
    try {
      await rename(staging, target)
    } catch (error) {
      await rm(staging, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  const own = process.env["LD_LIBRARY_PATH"]
  const libraries = join(target, "al2023", "lib")
  return {
    executablePath: join(target, "chromium"),
    environment: {
      FONTCONFIG_PATH: join(target, "fonts"),
      LD_LIBRARY_PATH: own === undefined ? libraries : `${own}:${libraries}`
    }
  }
}

// The package unpacks to the temporary folder of its process, so it gets a process with a folder of its own:
// two tests that start at once cannot then run a half-written browser.
const unpack = async (archives: string, folder: string): Promise<void> => {
  const script = `
    const { inflate } = await import(${JSON.stringify(import.meta.resolve("@sparticuz/chromium"))})
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]
    await Promise.all(archives.map((name) => inflate(${JSON.stringify(`${archives}/`)} + name)))`
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, TMPDIR: folder }
  })
  await writeFile(join(folder, "fonts", "fonts.conf"), fonts)
}

// The configuration in the package looks in folders of the cloud it was made for, and finds no letters here.
// Naming only its own fonts makes pictures of a page the same on every machine.
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`
