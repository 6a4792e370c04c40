/**
 * Meanings that translators and list makers use for one another: the first of each row stands for all. General dictionary knowledge, written for this project.
 */
export const KIN: readonly (readonly string[])[] = [
  ['committee', 'commission'], ['foundation', 'fund'], ['operation', 'operational'], ['department', 'directorate', 'office', 'bureau', 'general bureau', 'agency'], ['union', 'association', 'plant production', 'united', 'joint'],
  ['aviation', 'aircraft', 'aerospace', 'aviation industry', 'air'], ['space', 'aerospace technology'], ['machinery', 'machine building', 'mechanical', 'industrial machinery'], ['petroleum', 'oil'], ['manufacturing', 'production'],
  ['education', 'training'], ['instrument', 'instrument making'], ['test', 'testing'], ['navy', 'maritime', 'ocean', 'sea'], ['automobile', 'vehicle', 'motor', 'engine'], ['electric', 'electric power', 'power'], ['national', 'state'], ['army forces', 'force'], ['supply', 'purchase'], ['technology', 'electronic technology'],
  ['computer', 'supercomputing'], ['shipping', 'ship'], ['scientific production', 'scientific production association', 'scientific production enterprise', 'scientific production firm', 'scientific production center'],
  ['institute', 'research institute', 'central research institute', 'all-russian institute'], ['management', 'management company', 'administration'], ['center', 'central'], ['main', 'general'], ['corps', 'cooperation corps', 'brigade', 'battalion'], ['intelligence service', 'intelligence'], ['atomic energy', 'nuclear', 'nuclear power'], ['integrated circuit', 'chip'],
  ['land', 'earth'], ['road', 'path'], ['college', 'university', 'school'], ['freedom', 'free', 'liberation'],
];
