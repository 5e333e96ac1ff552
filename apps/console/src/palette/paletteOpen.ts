// Is the palette open? Asked and changed by its host and by the buttons that open it.
import { ref } from "vue"

export const paletteOpen = ref(false)
