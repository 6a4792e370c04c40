import { messageOf, StackError } from '../errors';
import type { PartName, StartPlan } from '../types';
import { composeServices } from './compose-file';
import { composeVariables, type Containers } from './compose-stack';

/**
 * Starts throw-away containers of the services of docker-compose.yml on the given ports. testcontainers removes them even when this process dies.
 * @throws StackError YTB_STACK_START_FAILED
 */
export async function startTestContainers(plan: StartPlan, ports: Readonly<Partial<Record<PartName, number>>>): Promise<Containers> {
  // Loaded here only: it is a development dependency, and nobody else needs it.
  const { GenericContainer, Wait } = await import('testcontainers');
  const services = composeServices(composeVariables(plan, ports));
  const starting = plan.parts.map((part) => {
    const { image, containerPort, environment, command } = services[part];
    const container = new GenericContainer(image)
      .withEnvironment({ ...environment })
      .withExposedPorts({ container: containerPort, host: ports[part] ?? containerPort })
      .withWaitStrategy(Wait.forListeningPorts());
    return (command === null ? container : container.withCommand([...command])).start();
  });
  const results = await Promise.allSettled(starting);
  const stop = async (): Promise<void> => {
    const up = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    await Promise.all(up.map((container) => container.stop()));
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return { stop };
  await stop();
  throw new StackError('YTB_STACK_START_FAILED', `The containers for ${plan.parts.join(', ')} did not start: ${messageOf(failed.reason)}. Set YTTERBY_STACK=process to do without.`, failed.reason);
}
