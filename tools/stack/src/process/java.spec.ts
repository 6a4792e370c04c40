import { fakeCommands, MISSING } from '../../test/fake-commands';
import { findJava, javaMajor } from './java';

const JAVA_17 = 'openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6-Debian-1deb12u1)\n';

describe('finding Java', () => {
  it.each([
    [JAVA_17, 17],
    ['java version "1.8.0_292"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['openjdk version "25-ea" 2025-09-16', 25],
    ['gij (GNU libgcj)', null],
  ])('reads the major version of %j', (output, major) => {
    expect(javaMajor(output)).toBe(major);
  });

  it('takes java from the path, or from JAVA_HOME', async () => {
    await expect(findJava(fakeCommands({ java: { output: JAVA_17 } }).run, '')).resolves.toEqual({ command: 'java', major: 17, build: '17.0.15+6-Debian-1deb12u1' });
    await expect(findJava(fakeCommands({ '/opt/jdk/bin/java': { output: JAVA_17 } }).run, '/opt/jdk')).resolves.toMatchObject({ command: '/opt/jdk/bin/java' });
  });

  it('says what to do when there is none', async () => {
    await expect(findJava(fakeCommands({ java: MISSING }).run, '')).rejects.toMatchObject({ code: 'YTB_STACK_NO_JAVA', message: expect.stringMatching(/there is none.*install Java 17/) as unknown });
  });

  it('says what to do when it is too old', async () => {
    const { run } = fakeCommands({ java: { output: 'openjdk version "11.0.2" 2019-01-15' } });
    await expect(findJava(run, '')).rejects.toMatchObject({ code: 'YTB_STACK_NO_JAVA', message: expect.stringMatching(/java is Java 11: install Java 17.*JAVA_HOME/) as unknown });
  });

  it('does not go on with a Java that fails', async () => {
    const { run } = fakeCommands({ java: { code: 1, output: 'Error: could not find libjava.so' } });
    await expect(findJava(run, '')).rejects.toMatchObject({ code: 'YTB_STACK_NO_JAVA', message: expect.stringContaining('libjava.so') as unknown });
  });
});
