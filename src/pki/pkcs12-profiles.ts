export type Pkcs12ProfileId = 'modern' | 'compatible'
