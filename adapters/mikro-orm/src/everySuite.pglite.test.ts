import { everySuite } from "@weir/conformance/everySuite"
import { Layer } from "effect"
import { layerPglite } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"

everySuite("PGlite", MikroOrm.layer.pipe(Layer.provide(layerPglite({ dataDir: "memory" }))))
