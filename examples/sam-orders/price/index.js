'use strict';

const PRICES = { bolt: 0.12, nut: 0.08, wrench: 18.5 };

function priceOf(article) {
  const price = PRICES[article];
  if (price === undefined) {
    const error = new Error(`No price for ${article}`);
    error.name = 'UnknownArticle';
    throw error;
  }
  return price;
}

exports.handler = async ({ article, quantity }) => {
  const price = priceOf(article);
  return { article, quantity, price, amount: Math.round(price * quantity * 100) / 100, currency: process.env.CURRENCY };
};

exports.quote = async ({ pathParameters, queryStringParameters }) => {
  const quantity = Number(queryStringParameters?.quantity ?? 1);
  try {
    return { statusCode: 200, body: JSON.stringify(await exports.handler({ article: pathParameters.article, quantity })) };
  } catch (error) {
    return { statusCode: 404, body: JSON.stringify({ message: error.message }) };
  }
};
