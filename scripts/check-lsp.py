# SPDX-License-Identifier: Apache-2.0
"""Drives `truce lsp` over the wire with pygls, a client of the protocol that is not ours."""

import asyncio
import sys
import time

from lsprotocol import types as t
from pygls.lsp.client import LanguageClient

URI = "file:///agreement.truce"
BROKEN = "agreement a \"A\" time zone UTC\nparty north \"North\"\nparti south \"South\"\n"
GOOD = open("examples/energy-2025/agreement.truce", encoding="utf-8").read()


def long_agreement(lines):
    """An agreement of at least so many lines: the example's provisions' own shape, repeated."""
    head = [
        'agreement long "Long" time zone UTC', 'party north "North"', 'party south "South"',
        'source words 2031-04-01 north "Statement" https://example.org/words', 'object depot']
    body = []
    number = 0
    while len(head) + len(body) < lines:
        number += 1
        body += [
            f'provision p{number} "Number {number}"', '  prohibits attack on depot',
            '  binds north, south', f'  reading r{number} by north from words time zone UTC',
            '    objects depot', '    otherwise not', '    attempts unclear', '    debris unclear',
            '    demolitions unclear', '    from 2031-04-01', '    until 2031-04-30',
            '  position north accepts 2031-04-01 from words']
    return "\n".join(head + body) + "\n"


async def main(program):
    client = LanguageClient("check-lsp", "1")
    published = asyncio.Queue()

    @client.feature(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(parameters):
        published.put_nowait(parameters)

    await client.start_io(program, "lsp")
    answer = await client.initialize_async(
        t.InitializeParams(capabilities=t.ClientCapabilities(), root_uri=None))
    assert answer.capabilities.hover_provider, "hover is offered"
    sync = answer.capabilities.text_document_sync
    assert sync.change == t.TextDocumentSyncKind.Incremental, "changes of parts are asked for"
    client.initialized(t.InitializedParams())

    async def show(text, version):
        client.text_document_did_change(t.DidChangeTextDocumentParams(
            t.VersionedTextDocumentIdentifier(version=version, uri=URI),
            [t.TextDocumentContentChangeWholeDocument(text)]))
        return await asyncio.wait_for(published.get(), 10)

    def part(text, line, column, end_line, end_column):
        return t.TextDocumentContentChangePartial(
            text=text, range=t.Range(t.Position(line, column), t.Position(end_line, end_column)))

    async def edit_parts(version, *parts):
        client.text_document_did_change(t.DidChangeTextDocumentParams(
            t.VersionedTextDocumentIdentifier(version=version, uri=URI), list(parts)))
        return await asyncio.wait_for(published.get(), 10)

    async def formatted():
        edits = await client.text_document_formatting_async(t.DocumentFormattingParams(
            t.TextDocumentIdentifier(URI), t.FormattingOptions(tab_size=2, insert_spaces=True)))
        return edits[0].new_text

    client.text_document_did_open(t.DidOpenTextDocumentParams(
        t.TextDocumentItem(URI, "truce", 1, BROKEN)))
    faults = (await asyncio.wait_for(published.get(), 10)).diagnostics
    assert any(f.range.start.line == 2 for f in faults), "the fault is on the third line"
    document = t.TextDocumentIdentifier(URI)
    actions = await client.text_document_code_action_async(t.CodeActionParams(
        document, faults[0].range, t.CodeActionContext(faults)))
    assert actions, "a fault with a mend has an action"

    assert not [f for f in (await show(GOOD, 2)).diagnostics
                if f.severity == t.DiagnosticSeverity.Error], "the example has no error"
    lines = GOOD.split("\n")
    row = next(i for i, line in enumerate(lines) if line.strip().startswith("binds "))
    place = t.Position(row, lines[row].index("binds ") + 6)
    name = lines[row].split()[1].strip(",")
    hover = await client.text_document_hover_async(t.HoverParams(document, place))
    assert hover, "a party has a hover"
    found = await client.text_document_definition_async(t.DefinitionParams(document, place))
    found = found[0] if isinstance(found, list) else found
    assert lines[found.range.start.line].startswith("party " + name), "its definition"
    uses = await client.text_document_references_async(t.ReferenceParams(
        t.ReferenceContext(include_declaration=True), document, place))
    assert len(uses) > 2, "its references"
    edit = await client.text_document_rename_async(t.RenameParams(document, place, "renamed"))
    assert len(edit.changes[URI]) == len(uses), "a rename edits every reference"
    offered = await client.text_document_completion_async(t.CompletionParams(document, place))
    items = offered if isinstance(offered, list) else offered.items
    assert any(item.label == name for item in items), "completion offers the party"
    assert await client.text_document_document_symbol_async(t.DocumentSymbolParams(document))
    await client.text_document_formatting_async(t.DocumentFormattingParams(
        document, t.FormattingOptions(tab_size=2, insert_spaces=True)))

    # Parts of a text: an astral character is two columns, a line end is CR LF, the end is anywhere.
    await show("agreement a \"\U0001F600\" time zone UTC\r\nparty north \"North\"\r\n", 3)
    await edit_parts(4, part("South", 1, 13, 1, 18), part("south", 1, 6, 1, 11),
                     part("Europe/Kyiv", 0, 27, 0, 30), part("party west\r\n", 99, 0, 99, 0))
    assert await formatted() == (
        "agreement a \"\U0001F600\" time zone Europe/Kyiv\n"
        "party south \"South\"\nparty west\n"), "the parts were changed"

    for cut in range(0, len(GOOD), max(1, len(GOOD) // 40)):
        await show(GOOD[:cut], 3)

    text = long_agreement(2000)
    slowest = {}

    async def timed(what, work):
        start = time.perf_counter()
        result = await work
        slowest[what] = max(slowest.get(what, 0), (time.perf_counter() - start) * 1000)
        return result

    last = text.split("\n")
    row = max(i for i, line in enumerate(last) if line.strip().startswith("binds "))
    place = t.Position(row, 9)
    for version in range(5):
        await timed("change", show(text + f"# {version}\n", 10 + version))
        await timed("edit", edit_parts(20 + version, part("#", row + version, 0, row + version, 0)))
        await edit_parts(30 + version, part("", row + version, 0, row + version, 1))
        await timed("hover", client.text_document_hover_async(t.HoverParams(document, place)))
        await timed("completion", client.text_document_completion_async(
            t.CompletionParams(document, place)))
        await timed("definition", client.text_document_definition_async(
            t.DefinitionParams(document, place)))
        await timed("references", client.text_document_references_async(t.ReferenceParams(
            t.ReferenceContext(include_declaration=True), document, place)))
        await timed("rename", client.text_document_rename_async(
            t.RenameParams(document, place, "renamed")))
        await timed("symbols", client.text_document_document_symbol_async(
            t.DocumentSymbolParams(document)))
        await timed("formatting", client.text_document_formatting_async(
            t.DocumentFormattingParams(
                document, t.FormattingOptions(tab_size=2, insert_spaces=True))))
    print("slowest on 2,000 lines, in ms: "
          + ", ".join(f"{what} {took:.0f}" for what, took in slowest.items()))

    await client.shutdown_async(None)
    client.exit(None)
    await asyncio.sleep(0.2)
    return slowest


if __name__ == "__main__":
    took = asyncio.run(asyncio.wait_for(main(sys.argv[1]), 120))
    slow = [what for what, ms in took.items() if ms > 50]
    if slow and "--any-speed" not in sys.argv:
        sys.exit("slower than 50 ms: " + ", ".join(slow))
