import type { Translation } from "../text.ts"; const pt: Translation = {}; export default pt;
