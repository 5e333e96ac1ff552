// What is said in Portuguese of the palette, the list of keys and the counters of what waits?
import type { Words } from "../../text.ts"
import type { enPalette } from "../enPalette.ts"

export const palette: Words<typeof enPalette> = {
  palette: {
    title: "Busca e comandos",
    text: "Digite algumas letras; as setas escolhem, Enter executa.",
    placeholder: "Buscar ou executar um comando",
    pages: "Páginas",
    people: "Negócios de",
    more: "Mais",
    events: "Eventos",
    goals: "Metas",
    configure: "Configurar o painel",
    kiosk: "Mostrar na televisão",
    keys: "Atalhos do teclado",
    nothing: "Nada com esse nome",
    doSearch: "Busca e comandos",
    doFind: "Buscar aqui",
    doPeriod: "Escolher o período",
    doEvents: "Eventos",
    doConfigure: "Configurar o painel",
    doNew: "Novo negócio",
    doOpen: "Abrir o número, ou o escolhido",
    doClose: "Fechar e voltar",
    doMove: "Mover um widget ao configurar",
    doResize: "Redimensionar um widget",
    doRemove: "Remover um widget",
    doKeys: "Esta lista"
  },
  attention: {
    title: "Atenção",
    button: "{n} item pede sua atenção | {n} itens pedem sua atenção",
    mine: "Pede sua atenção agora",
    due: "Vence ou venceu",
    nothing: "Nada espera por você",
    scores: "Notas até {n}, neste período",
    scored: "Um cliente deu uma nota baixa",
    scoredText: "{n} nota até {atMost} neste período | {n} notas até {atMost} neste período",
    see: "Ver"
  }
}
