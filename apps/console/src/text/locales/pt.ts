// What does the console say in Portuguese? The shell so far; the rest is said in English.
import type { Translation } from "../text.ts"

export const pt: Translation = {
  nav: {
    main: "Principal",
    home: "Weir, para o painel",
    dashboard: "Painel",
    deals: "Leads",
    import: "Importar",
    light: "Claro",
    dark: "Escuro",
    signOut: "Sair",
    skip: "Ir para a página"
  },
  notFound: { title: "Nada aqui", text: "Não há página neste endereço", back: "Voltar ao painel" },
  action: {
    dismiss: "Dispensar",
    cancel: "Cancelar",
    close: "Fechar",
    copyLink: "Copiar link",
    copied: "Link copiado",
    export: "Exportar",
    loadMore: "Carregar mais",
    back: "Voltar"
  },
  signIn: { title: "Entrar no Weir", email: "E-mail", password: "Senha", submit: "Entrar" },
  period: {
    label: "Período",
    today: "Hoje",
    yesterday: "Ontem",
    week: "Semana",
    month: "Mês",
    custom: "Personalizado",
    from: "De",
    to: "Até",
    apply: "Aplicar",
    compared: "comparado com {window}"
  },
  live: { live: "Ao vivo", offline: "Reconectando", connecting: "Conectando" },
  widget: { now: "agora", tryAgain: "Tentar de novo", showAll: "Mostrar todos os {n}", more: "+{n} mais" }
}
