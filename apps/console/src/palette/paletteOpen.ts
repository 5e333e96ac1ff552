// Is the palette open, and where does it come from? Asked and changed by its host and by what opens it.
import { ref } from "vue"

export const paletteOpen = ref(false)

export const loadPalette = () => import("./CommandPalette.vue")
