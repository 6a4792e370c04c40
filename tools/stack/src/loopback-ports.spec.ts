import { createServer, type Server } from 'node:net';
import { choosePort, freePort, portTaken } from './loopback-ports';

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server));
  });
}

describe('ports', () => {
  it('that are taken are an error that names port, part and the variable that moves it', async () => {
    const port = await freePort();
    const server = await listen(port);
    await expect(choosePort({ kafka: port }, 'kafka')).rejects.toMatchObject({
      code: 'YTB_STACK_PORT_TAKEN',
      message: `Port ${port} on 127.0.0.1, wanted for Kafka, is taken by another program: stop that program, or set YTTERBY_KAFKA_PORT to a free port.`,
    });
    await new Promise((resolve) => server.close(resolve));
    await expect(choosePort({ kafka: port }, 'kafka')).resolves.toBe(port);
  });

  it('that need rights are told apart', () => {
    expect(portTaken('postgres', 432, 'EACCES').message).toMatch(/may not be used by you.*YTTERBY_POSTGRES_PORT/);
  });

  it('that are free can be listened on', async () => {
    const server = await listen(await choosePort('free', 'redis'));
    await new Promise((resolve) => server.close(resolve));
  });
});
