import { doorOf } from './demo-data';

describe('doorOf', () => {
  const doors = Array.from({ length: 60 }, (_, index) => doorOf(index));

  it('sends five of the sixty demo orders over both doors', () => {
    expect(doors.filter((door) => door === 'both')).toHaveLength(5);
  });

  it('sends half of the orders over each door, the doubled ones counted for Kafka', () => {
    expect(doors.filter((door) => door !== 'http')).toHaveLength(30);
    expect(doors.filter((door) => door === 'http')).toHaveLength(30);
  });
});
