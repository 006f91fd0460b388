/** What is different between access keys and tokens: where they are, what they are called, and how their secret is told. */
export const KINDS = {
  keys: {
    address: '/access/keys', list: 'keys', one: 'access key', many: 'access keys', id: 'Id',
    use: 'Programs sign requests with it, as the AWS SDKs do; people sign in to this console with it.',
    secrets: made => [['Access key id', made.id], ['Secret access key', made.secret]]
  },
  tokens: {
    address: '/access/tokens', list: 'tokens', one: 'token', many: 'tokens', id: 'Id',
    use: 'Programs send it in the header Authorization: Bearer.',
    secrets: made => [['Token', made.token]]
  }
};
