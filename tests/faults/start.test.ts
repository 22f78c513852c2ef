import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { addressOf, engineOf, isRunning, makeFolder, markOf, processTimeout, until } from '../support/levier-process.ts'

describe('a start that cannot be', { timeout: processTimeout }, () => {
  const folder = makeFolder()
  afterAll(folder.remove)

  it('lists everything that is wrong in the settings, and touches nothing', async () => {
    const untouched = join(folder.dir, 'untouched')
    const levier = folder.start({
      LEVIER_VAR: untouched,
      PORT: 'trois mille',
      LEVIER_TODAY: '2023-02-30',
      MEILI_URL: 'http://127.0.0.1:7700',
      SMTP_URL: 'mail.example',
    })
    expect(await levier.ends()).toBe(1)
    expect(levier.said().trim().split('\n')).toEqual([
      'Ces réglages ne conviennent pas :',
      expect.stringContaining('PORT'),
      expect.stringContaining('MEILI_MASTER_KEY'),
      expect.stringContaining('SMTP_URL'),
      expect.stringContaining('LEVIER_TODAY'),
    ])
    expect(existsSync(untouched)).toBe(false)
  })

  it('says in a sentence that the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const levier = folder.start({ PORT: String(port) })
    expect(await levier.ends()).toBe(1)
    expect(levier.said()).toMatch(new RegExp(`^Le port ${port} est déjà pris sur 127.0.0.1. .+\n$`))
    taken.close()
  })

  it('says in a sentence that the folder cannot be used', async () => {
    const levier = folder.start({ LEVIER_VAR: '/dev/null/var' })
    expect(await levier.ends()).toBe(1)
    expect(levier.said()).toMatch(/^Le dossier de données \/dev\/null\/var ne peut pas servir \(ENOTDIR\). .+\n$/)
  })

  it('says in a sentence that the database server does not answer', async () => {
    const levier = folder.start({ DATABASE_URL: 'postgres://levier@127.0.0.1:1/levier' })
    expect(await levier.ends()).toBe(1)
    expect(levier.said()).toContain('La base de données de DATABASE_URL n’accepte pas la connexion (ECONNREFUSED).')
  })
})

describe('a start', { timeout: processTimeout }, () => {
  const folder = makeFolder()
  afterEach(folder.endAll)
  afterAll(folder.remove)

  it('gives its address and one sign-in link per role; a signal to npm leaves no process', async () => {
    const npm = folder.run('npm', ['start'])
    const address = await addressOf(npm)
    const links = npm.said().match(/\/connexion\/lien#jeton=\S+/g) ?? []
    expect(links.length).toBe(4)
    expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ status: 'ok' })

    const engine = engineOf(folder.dir)!
    expect(isRunning(engine)).toBe(true)
    npm.child.kill('SIGTERM')
    await npm.ends()
    expect(npm.said()).toContain('Levier est arrêté.')
    expect(isRunning(engine)).toBe(false)
    expect(await fetch(address).catch(() => 'nobody')).toBe('nobody')
    expect(existsSync(join(folder.dir, 'levier.lock'))).toBe(false)
  })

  it('says that the Meilisearch program is missing, and serves all the same', async () => {
    const levier = folder.start({ MEILI_BINARY: '/nowhere/meilisearch' })
    const address = await addressOf(levier)
    expect(levier.said()).toContain('Le moteur de mots Meilisearch n’est pas installé')
    expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ status: 'degraded', search: 'down' })
    levier.child.kill('SIGINT')
    expect(await levier.ends()).toBe(0)
  })

  it('killed without warning and started again, finds its data and has one engine', async () => {
    const killed = folder.start()
    await addressOf(killed)
    expect(await folder.command('account', 'create', 'survivante@levier.example', '--role', 'admin').ends()).toBe(0)
    const orphan = engineOf(folder.dir)!
    killed.child.kill('SIGKILL')
    await killed.ends()
    expect(isRunning(orphan)).toBe(true)

    const again = folder.start()
    await addressOf(again)
    expect(isRunning(orphan)).toBe(false)
    expect(isRunning(engineOf(folder.dir)!)).toBe(true)
    const accounts = folder.command('account', 'list')
    expect(await accounts.ends()).toBe(0)
    expect(accounts.said()).toContain('survivante@levier.example')
    again.child.kill('SIGTERM')
    expect(await again.ends()).toBe(0)
  })

  it('finishes the stop it was asked for, even in the middle of the first steps', async () => {
    rmSync(join(folder.dir, 'database'), { recursive: true })
    const levier = folder.start()
    await levier.says('Base de données')
    const engine = engineOf(folder.dir)!
    levier.child.kill('SIGINT')
    expect(await levier.ends()).toBe(0)
    expect(isRunning(engine)).toBe(false)
    expect(existsSync(join(folder.dir, 'levier.lock'))).toBe(false)
  })

  it('ends at once when asked twice, and takes its engine along', async () => {
    const levier = folder.start()
    await addressOf(levier)
    const main = markOf(levier.child.pid!)
    const engine = engineOf(folder.dir)!
    process.kill(engine.pid, 'SIGSTOP') // a stop would wait for it
    levier.child.kill('SIGINT')
    await levier.says('Arrêt…')
    await new Promise((resolve) => setTimeout(resolve, 600))
    levier.child.kill('SIGINT')
    expect(await levier.ends()).toBe(130)
    await until(() => !isRunning(main) && !isRunning(engine))
  })
})
