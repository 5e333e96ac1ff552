/** How are the demo's clients called? Names of ten languages, so that every alphabet and length of name shows itself. */
import type { Random } from "./Random.ts"

interface Tongue {
  readonly share: number
  readonly currency: string
  readonly given: ReadonlyArray<string>
  readonly family: ReadonlyArray<string>
  readonly firms: ReadonlyArray<string>
}

const words = (text: string): ReadonlyArray<string> => text.split(" ")
const lines = (text: string): ReadonlyArray<string> => text.split(", ")

export const tongues: ReadonlyArray<Tongue> = [
  {
    share: 24,
    currency: "EUR",
    given: words("Inês Tiago Beatriz Rui Mafalda Nuno Catarina Duarte"),
    family: words("Carvalho Moreira Antunes Figueiredo Simões Vaz Pinheiro Queirós"),
    firms: lines(
      "Cais do Norte Hotéis, Clínica Aveleda, Padaria Luso-Sul, Atelier Mouraria, Colégio Serra Alta, Ferragens Tavares, Adega Monte Claro, Gráfica Ribeirinha, Estúdio Azulejo"
    )
  },
  {
    share: 10,
    currency: "BRL",
    given: words("Larissa Thiago Camila Rafael Juliana Otávio"),
    family: words("Nascimento Barros Teixeira Fonseca Cardoso Peixoto"),
    firms: lines(
      "Cafezal Sabiá, Construtora Ipê Branco, Editora Maré Cheia, Pousadas Jatobá, Instituto Aroeira"
    )
  },
  {
    share: 12,
    currency: "EUR",
    given: words("Giulia Lorenzo Martina Davide Alessia Fabio"),
    family: words("Ferraro Galli Mancini Bonetti De'Angeli Colombo"),
    firms: lines(
      "Studio Legale Bonetti, Officine Valdarno, Libreria San Frediano, Cantine Poggioscuro, Tessitura Lariana, Farmacie Riunite Galli"
    )
  },
  {
    share: 12,
    currency: "EUR",
    given: words("Annika Jürgen Friederike Matthias Käthe Lukas"),
    family: words("Brandstätter Vogelsang Kühn Hartwig Weißenborn Lohmann"),
    firms: lines(
      "Weißenborn Feinmechanik, Praxis am Elbhang, Kühn & Söhne Logistik, Buchdruck Vogelsang, Architekten Lohmann Hartwig, Backhaus Sonnenberg"
    )
  },
  {
    share: 10,
    currency: "GBP",
    given: words("Imogen Callum Priya Gareth Siobhán Alistair"),
    family: words("Whitcombe Okafor Hargreaves Pemberton-Lyle Ahmed Tregenza"),
    firms: lines(
      "Tregenza Boatyards, Hargreaves & Okafor Solicitors, Pennine Co-working, Marlow Street Dental, Foxglove Publishing, Kestrel Aviation Training"
    )
  },
  {
    share: 9,
    currency: "EUR",
    given: words("Lucía Íñigo Carmen Álvaro Nerea Joaquín"),
    family: words("Etxeberria Fuentes Molina Olmedo Castaño Ibáñez"),
    firms: lines(
      "Bodegas Olmedo, Clínica Dental Fuentes, Gestoría Castaño, Talleres Ibáñez Hermanos, Escuela Miramar"
    )
  },
  {
    share: 8,
    currency: "EUR",
    given: words("Aurélie Benoît Chloé Gaël Margaux Théo"),
    family: words("Lefèvre Dubreuil Marchand Le Goff Chauvin Ozanne"),
    firms: lines(
      "Cabinet Dubreuil, Ateliers Le Goff, Biscuiterie du Trégor, Agence Marchand, Hôtel des Remparts"
    )
  },
  {
    share: 6,
    currency: "EUR",
    given: words("Светлана Дмитрий Ольга Артём Наталья Игорь"),
    family: words("Лебеденко Гаврилюк Морозенко Савчук Мицкевич Белых"),
    firms: lines(
      "Студия «Берёзовая роща», Клиника «Доверие», Мастерская Шевелёвых, Типография «Полиграф-Юг», Школа «Эврика»"
    )
  },
  {
    share: 5,
    currency: "EUR",
    given: words("Sigrid Anders Maja Henrik Linnéa Oskar"),
    family: words("Bergström Ødegård Nyström Håkansson Lindqvist Søndergaard"),
    firms: lines(
      "Nyström Arkitektur, Bryggeri Håkansson, Ødegård Maritim, Skolhuset Linden, Søndergaard Ur & Optik"
    )
  },
  {
    share: 4,
    currency: "USD",
    given: words("Megan Tyrell Alejandra Wyatt Mei-Ling Dominic"),
    family: words("Castellanos Whitaker Nguyen O'Rourke Abernathy Zhao"),
    firms: lines(
      "Abernathy Legal Group, Redwood Pediatrics, O'Rourke Brewing Company, Lakeshore Charter School, Zhao Structural Engineers"
    )
  }
]

/** A company with the currency it is invoiced in, and the people we know there. */
export interface Client {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly contacts: ReadonlyArray<{ readonly id: string; readonly name: string }>
  /** How often it buys, compared with the others. */
  readonly weight: number
}

/** Companies of every language, each with one to three contacts. */
export const clients = (random: Random): ReadonlyArray<Client> =>
  tongues.flatMap(({ currency, family, firms, given, share }) =>
    firms.map((name) => ({
      id: random.uuid(),
      name,
      currency,
      contacts: Array.from(
        {
          length: random.weighted([
            [1, 5],
            [2, 4],
            [3, 1]
          ])
        },
        () => ({
          id: random.uuid(),
          name: `${random.pick(given)} ${random.pick(family)}`
        })
      ),
      weight: (share / firms.length) * random.spread(0.5)
    }))
  )
