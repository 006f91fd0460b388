const PRICES = { ink: 4.5, paper: 0.05, quill: 12 };
const RATE = Number(process.env.VAT_PERCENT) / 100;

export const handler = async ({ item, count }) => {
  if (!(item in PRICES)) {
    const error = new Error(`There is no price for ${item}`);
    error.name = 'UnknownItem';
    throw error;
  }
  const net = PRICES[item] * count;
  console.log(`${count} ${item}: ${net}`);
  return { item, count, total: Math.round(net * (1 + RATE) * 100) / 100 };
};
