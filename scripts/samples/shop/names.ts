const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const FEMALE_NAMES = list(`
  Anna Lena Sophie Marie Emma Hannah Lea Julia Laura Katharina Sabine Petra Monika Ursula Renate
  Birgit Susanne Claudia Nicole Stefanie Melanie Sandra Heike Martina Andrea Gisela Helga Ingrid
  Johanna Clara Ida Frieda Greta Mathilda Paula Luisa Elif Aylin Zeynep Agnieszka Olga Irina Linh
  Fatima Mira Nele Jana Silke Antje Wiebke Franziska Theresa Magdalena Veronika
`);

export const MALE_NAMES = list(`
  Paul Jonas Felix Lukas Maximilian Leon Finn Elias Noah Ben Michael Thomas Andreas Stefan Peter
  Wolfgang Klaus Jürgen Dieter Helmut Günter Matthias Christian Markus Alexander Daniel Sebastian
  Tobias Florian Jan Lars Sven Torsten Uwe Ralf Bernd Holger Emre Mehmet Ali Piotr Dmitri Minh
  Ahmed Karl Anton Oskar Emil Theo Jakob Johannes Simon David Georg
`);

export const LAST_NAMES = list(`
  Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
  Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange
  Schmitt Werner Krause Lehmann Köhler Maier Herrmann König Walter Mayer Huber Kaiser Fuchs Peters
  Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler
  Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher
  Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich
  Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Yılmaz
  Kaya Demir Nowak Kowalski Nguyen Gruber Pichler Steiner Moser Leitner Hofer Eder
`);

const PLAIN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i' };

/** A name in lower-case ASCII, as in an e-mail address. */
export function asciiName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, (letter) => PLAIN[letter] ?? '');
}
