import { signInEverybody } from './accounts';
import { Product } from './product';

/** Starts one product for all journeys, unless BASE_URL names one that runs; answers how to stop it. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const given = process.env['BASE_URL'];
  const product = given === undefined ? await Product.start() : undefined;
  const url = given ?? product?.url ?? '';
  process.env['BASE_URL'] = url;
  try {
    await signInEverybody(url);
  } catch (error) {
    await product?.stop();
    throw error;
  }
  return async () => product?.stop();
}
