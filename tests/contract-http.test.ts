import { tellContractStory } from './setup/contract-story'
import { serveWorldOverHttp } from './setup/world-node'

// The same stories as in `contract.test.ts`, over `node:http`.
tellContractStory(serveWorldOverHttp)
