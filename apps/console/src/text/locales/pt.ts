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
  widget: { now: "agora", tryAgain: "Tentar de novo", showAll: "Mostrar todos os {n}", more: "+{n} mais" },
  excluded: {
    why: {
      cancelled: "Anulados",
      deleted: "Excluídos ou mesclados",
      restored: "Restaurados",
      excepted: "Têm o que falta aos outros",
      wanting: "Falta o que os outros têm",
      outside: "Fora do período"
    },
    one: {
      cancelled: "anulado",
      deleted: "excluído",
      restored: "restaurado",
      excepted: "tem aquilo sem o qual se conta",
      wanting: "falta aquilo com que se conta",
      outside: "fora do período"
    },
    side: {
      before: "antes do período",
      after: "depois do período",
      both: "antes e depois do período"
    },
    how: {
      deleted: "excluído",
      merged: "mesclado com outro negócio",
      unmerged: "separado de outro negócio",
      restored: "restaurado",
      reopened: "retomado",
      movedOn: "avançou",
      reassigned: "passado a outra pessoa",
      rebound: "vinculado a outro registro",
      done: "concluído",
      answered: "respondido, ou contado em outra ordem",
      closed: "encerrado",
      rescheduled: "a data foi mudada",
      corrected: "corrigido"
    },
    newest: "os {n} mais recentes",
    unpriced: "Contados, mas sem câmbio: fora do valor convertido"
  }
}
