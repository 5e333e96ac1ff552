// What is said in Portuguese on the page of settings?
import type { Words } from "../../text.ts"
import type { enSettings } from "../enSettings.ts"

export const settings: Words<typeof enSettings> = {
  settings: {
    title: "Ajustes",
    sections: "Seções",
    saved: "Salvo",
    notSaved: "Não foi salvo",
    failed: "Não foi possível ler os ajustes",
    minutes: "minutos",
    hours: "horas",
    wrongNumber: "Um número inteiro de {from} a {to}",
    company: {
      title: "Empresa",
      text: "Definido quando o espaço de trabalho foi criado. Todos os números do passado se contam por estes dados, por isso não mudam.",
      name: "Nome",
      nameText: "Dá título a um painel que não tem o seu. Não muda nenhum número.",
      zone: "Fuso horário",
      zoneText: "Todos os números de um período: seus dias, semanas e meses começam à meia-noite daqui.",
      week: "A semana começa em",
      weekText: "Todos os números de uma semana, e os da semana anterior.",
      currency: "Moeda",
      currencyText: "As metas e todas as somas em várias moedas: elas são convertidas para esta."
    },
    counting: {
      title: "Contagem",
      text: "O que conta para quem, e a partir de quando.",
      counters: "O trabalho em um negócio conta para",
      countersText:
        "Os números de atenção, trabalho planejado e recebido: de quem são quando uma tarefa, chamada ou conversa é do negócio de outra pessoa.",
      record: "O responsável pelo negócio",
      activity: "Quem é responsável por ele",
      planned: "Uma tarefa pede atenção",
      plannedText:
        "Os números de atenção e de trabalho planejado: a tarefa entra neles com esta antecedência.",
      before: "minutos antes do prazo",
      presence: "Contar o tempo on-line",
      presenceText:
        "O tempo no sistema, e quanto a mais ou a menos do que antes. Desligado, nenhum tempo se conta, nem depois."
    },
    schedule: {
      title: "Horário de atendimento",
      text: "Quando há alguém para responder.",
      on: "Contar também só o horário de atendimento",
      onText:
        "Os tempos de resposta: a partir de agora as respostas também se medem sem noites, folgas e outras horas fechadas. As já medidas ficam.",
      days: "Dias de trabalho",
      opens: "{day} abre às",
      closes: "{day} fecha às",
      closed: "fechado",
      until: "às",
      wrongTimes: "O fechamento deve ser depois da abertura",
      needsDay: "Pelo menos um dia de trabalho; para não ter nenhum, desligue o horário"
    },
    nps: {
      alertAt: "Avisar a partir da nota",
      alertAtText:
        "O NPS: esta nota ou outra mais baixa é avisada a quem atendeu o cliente e aos administradores.",
      title: "Notas dos clientes",
      text: "Ao fechar uma conversa, pode-se pedir uma nota ao cliente.",
      enabled: "Pedir uma nota",
      enabledText: "O NPS: sem pedido ninguém responde. As notas já dadas ficam.",
      lowest: "Nota mais baixa",
      lowestText: "O NPS: notas abaixo dela não são aceitas. Até 6 é detrator, 9 e 10 são promotores.",
      hours: "Uma resposta é aceita por",
      hoursText: "O NPS: respostas posteriores não contam."
    },
    rates: {
      title: "Taxas de câmbio",
      text: "Quanto vale em {currency} uma unidade de uma moeda, a partir de um dia. As somas em {currency} usam a taxa do dia; os eventos já registrados mantêm a sua.",
      none: "Ainda não há taxas: valores em outras moedas aparecem à parte e não são somados.",
      currency: "Moeda",
      worth: "Em {currency}",
      from: "Desde",
      earlier: "{n} anterior | {n} anteriores",
      add: "Definir taxa",
      wrongRate: "Um número acima de zero, como 0,92",
      added: "1 {currency} vale {rate} desde {day}"
    },
    people: {
      title: "Pessoas",
      text: "De quem são os registros que se contam. Quem vê menos registros vê todos os números feitos só deles.",
      add: "Adicionar pessoa",
      addText: "Sem senha, a pessoa tem registros mas não pode entrar.",
      name: "Nome",
      email: "E-mail",
      noEmail: "Não entra no sistema",
      password: "Primeira senha",
      passwordHint: "Pelo menos {n} caracteres",
      role: "Função",
      roleOf: "Função de {name}",
      admin: "Administrador",
      manager: "Gerente",
      sees: "Vê",
      seesOf: "De quem são os registros que {name} vê",
      own: "Só os seus",
      team: "Os das suas equipes",
      all: "Todos os registros",
      you: "você",
      yourRole: "Outro administrador muda a sua função",
      adminSees: "Administradores veem todos os registros",
      disabled: "Desativado",
      disable: "Desativar",
      disableOf: "Desativar {name}",
      disableTitle: "Desativar {name}?",
      disableText:
        "A pessoa sai na hora e só volta quando for ativada. O que ela fez continua contado como dela.",
      heirText: "Isto ainda está aberto: {what}. Quem assume? A partir de agora conta para essa pessoa.",
      heir: "Quem assume",
      openDeals: "{n} negócio | {n} negócios",
      openActivities: "{n} tarefa | {n} tarefas",
      openTalks: "{n} conversa | {n} conversas",
      waitingCalls: "{n} chamada por tratar | {n} chamadas por tratar",
      enable: "Ativar",
      enableOf: "Ativar {name}",
      create: "Adicionar",
      added: "{name} foi adicionado",
      wasDisabled: "{name} está desativado",
      wasEnabled: "{name} está ativo de novo"
    },
    teams: {
      title: "Equipes",
      text: "As metas de uma equipe contam seus membros. Os números podem ser limitados a uma equipe, e quem vê “Os das suas equipes” vê o que os membros têm.",
      none: "Ainda não há equipes",
      add: "Adicionar equipe",
      edit: "Editar {name}",
      name: "Nome",
      members: "Membros",
      count: "{n} membro | {n} membros",
      nobody: "ninguém ainda",
      save: "Salvar",
      dissolve: "Dissolver",
      dissolved: "{name} foi dissolvida",
      undo: "Desfazer"
    }
  }
}
