#!/usr/bin/env node
import { main, system } from "../dist/wa-hook.js";

process.exitCode = await main(process.argv.slice(2), system());
