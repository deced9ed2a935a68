import { chromium } from 'playwright'
import { chromiumLaunchOptions } from '../setup/browsers.mjs'
import { measureSizes } from './zz-demo.mjs'
const b = await chromium.launch(chromiumLaunchOptions())
const {lazy, ...s} = await measureSizes(b); console.log(s); await b.close()
