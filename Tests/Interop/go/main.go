// SPDX-License-Identifier: Apache-2.0

// Checks our ledger with Go's sumdb/note and sumdb/tlog, and makes one with them for us to check.
//
//	interop verify DIR LOGKEY [WITNESSKEY...]
//	interop make DIR COUNT
//
// verify reads checkpoint, tiles, entries and proofs of a folder and prints one line of what held.
// make writes a log of COUNT entries, a cosigned checkpoint, and a proof for each of some entries.
//
// Two things differ from what the packages expect: they put the tile height into the path
// (tile/8/0/000), and they know no cosignatures.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	log.SetFlags(0)
	if len(os.Args) < 4 {
		log.Fatal("usage: interop verify DIR LOGKEY [WITNESSKEY...] | interop make DIR COUNT")
	}
	switch os.Args[1] {
	case "verify":
		verify(os.Args[2], os.Args[3], os.Args[4:])
	case "make":
		var count int
		if _, err := fmt.Sscan(os.Args[3], &count); err != nil {
			log.Fatal(err)
		}
		makeLog(os.Args[2], count)
	default:
		log.Fatalf("no verb %q", os.Args[1])
	}
}

// A witness's key: cosignature/v1 over a time and the text.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	return ed25519.Verify(c.key, cosigned(binary.BigEndian.Uint64(sig), msg), sig[8:])
}

func cosigned(time uint64, msg []byte) []byte {
	return append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), msg...)
}

func keyHash(name string, material []byte) uint32 {
	sum := sha256.Sum256(append([]byte(name+"\n"), material...))
	return binary.BigEndian.Uint32(sum[:])
}

func newCosigner(vkey string) cosigner {
	parts := strings.SplitN(vkey, "+", 3)
	material, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(material) != 33 || material[0] != 4 {
		log.Fatalf("no witness key: %s", vkey)
	}
	hash := keyHash(parts[0], material)
	if fmt.Sprintf("%08x", hash) != parts[1] {
		log.Fatalf("wrong key id: %s", vkey)
	}
	return cosigner{parts[0], hash, material[1:]}
}

// The tiles of a folder, without the height in their paths.
type folder string

func (f folder) Height() int                         { return height }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) path(t tlog.Tile) string {
	return filepath.Join(string(f), strings.Replace(t.Path(), "tile/8/", "tile/", 1))
}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := os.ReadFile(f.path(t))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func verify(dir, logKey string, witnessKeys []string) {
	logVerifier, err := note.NewVerifier(logKey)
	if err != nil {
		log.Fatal(err)
	}
	verifiers := []note.Verifier{logVerifier}
	for _, key := range witnessKeys {
		verifiers = append(verifiers, newCosigner(key))
	}
	signed, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open(signed, note.VerifierList(verifiers...))
	if err != nil {
		log.Fatal(err)
	}
	if len(opened.Sigs) != len(verifiers) {
		log.Fatalf("%d of %d signatures verify", len(opened.Sigs), len(verifiers))
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != logVerifier.Name() {
		log.Fatalf("origin is %q", lines[0])
	}
	var tree tlog.Tree
	if _, err := fmt.Sscan(lines[1], &tree.N); err != nil {
		log.Fatal(err)
	}
	if tree.Hash, err = tlog.ParseHash(lines[2]); err != nil {
		log.Fatal(err)
	}

	reader := tlog.TileHashReader(tree, folder(dir))
	entries := 0
	for first := int64(0); first < tree.N; first += 256 {
		for _, data := range bundle(dir, first, tree.N) {
			hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(entries))})
			if err != nil {
				log.Fatal(err)
			}
			if tlog.RecordHash(data) != hashes[0] {
				log.Fatalf("entry %d does not match its hash", entries)
			}
			entries++
		}
	}
	if int64(entries) != tree.N {
		log.Fatalf("%d entries, the checkpoint has %d", entries, tree.N)
	}
	proofs := verifyProofs(dir, tree, reader)
	fmt.Printf("entries %d signatures %d proofs %d\n", entries, len(opened.Sigs), proofs)
}

// The entries of the bundle that begins at an index.
func bundle(dir string, first, size int64) [][]byte {
	tile := tlog.TileForIndex(height, tlog.StoredHashIndex(0, first))
	tile.W = 256
	if size-first < 256 {
		tile.W = int(size - first)
	}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		log.Fatal(err)
	}
	var entries [][]byte
	for len(data) >= 2 {
		length := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if len(data) != 0 || len(entries) != tile.W {
		log.Fatalf("bundle at %d has %d entries", first, len(entries))
	}
	return entries
}

// Checks the proofs that lie beside the log (proofs/INDEX and consistency/SIZE, base 64 lines)
// and holds them against those that these packages make.
func verifyProofs(dir string, tree tlog.Tree, reader tlog.HashReader) int {
	count := 0
	read := func(path string) []tlog.Hash {
		data, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		var hashes []tlog.Hash
		for _, line := range strings.Fields(string(data)) {
			hash, err := tlog.ParseHash(line)
			if err != nil {
				log.Fatal(err)
			}
			hashes = append(hashes, hash)
		}
		return hashes
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "..", "proofs", "*"))
	for _, path := range paths {
		var index int64
		fmt.Sscan(filepath.Base(path), &index)
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			log.Fatal(err)
		}
		if err := tlog.CheckRecord(read(path), tree.N, tree.Hash, index, hashes[0]); err != nil {
			log.Fatalf("proof of %d: %v", index, err)
		}
		count++
	}
	paths, _ = filepath.Glob(filepath.Join(dir, "..", "consistency", "*"))
	for _, path := range paths {
		var size int64
		fmt.Sscan(filepath.Base(path), &size)
		root, err := tlog.TreeHash(size, reader)
		if err != nil {
			log.Fatal(err)
		}
		if err := tlog.CheckTree(read(path), tree.N, tree.Hash, size, root); err != nil {
			log.Fatalf("consistency from %d: %v", size, err)
		}
		count++
	}
	return count
}

func write(path string, data []byte) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		log.Fatal(err)
	}
}

// Makes a log with the packages' own functions, with fixed keys and time.
func makeLog(dir string, count int) {
	seed := bytes.Repeat([]byte{42}, 32)
	private := ed25519.NewKeyFromSeed(seed)
	material := append([]byte{1}, private.Public().(ed25519.PublicKey)...)
	name := "example.org/go"
	hash := keyHash(name, material)
	signer, err := note.NewSigner(fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", name, hash,
		base64.StdEncoding.EncodeToString(append([]byte{1}, seed...))))
	if err != nil {
		log.Fatal(err)
	}
	logKey := fmt.Sprintf("%s+%08x+%s", name, hash, base64.StdEncoding.EncodeToString(material))

	var hashes []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, hashes[index])
		}
		return found, nil
	})
	var data []byte
	for n := 0; n < count; n++ {
		entry := []byte(fmt.Sprintf("go entry %d", n))
		stored, err := tlog.StoredHashes(int64(n), entry, reader)
		if err != nil {
			log.Fatal(err)
		}
		hashes = append(hashes, stored...)
		data = append(data, byte(len(entry)>>8), byte(len(entry)))
		data = append(data, entry...)
		if (n+1)%256 == 0 || n+1 == count {
			tile := tlog.Tile{H: height, L: 0, N: int64(n / 256), W: n%256 + 1}
			path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
			write(filepath.Join(dir, path), data)
			data = nil
		}
	}
	for _, tile := range tlog.NewTiles(height, 0, int64(count)) {
		content, err := tlog.ReadTileData(tile, reader)
		if err != nil {
			log.Fatal(err)
		}
		write(folder(dir).path(tile), content)
	}
	root, err := tlog.TreeHash(int64(count), reader)
	if err != nil {
		log.Fatal(err)
	}
	text := fmt.Sprintf("%s\n%d\n%s\n", name, count, root)
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	if err != nil {
		log.Fatal(err)
	}

	witness := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{43}, 32))
	witnessMaterial := append([]byte{4}, witness.Public().(ed25519.PublicKey)...)
	witnessHash := keyHash("example.org/go-witness", witnessMaterial)
	time := uint64(1700000000)
	blob := binary.BigEndian.AppendUint32(nil, witnessHash)
	blob = binary.BigEndian.AppendUint64(blob, time)
	blob = append(blob, ed25519.Sign(witness, cosigned(time, []byte(text)))...)
	signed = append(signed, []byte(fmt.Sprintf("\u2014 example.org/go-witness %s\n",
		base64.StdEncoding.EncodeToString(blob)))...)
	write(filepath.Join(dir, "checkpoint"), signed)

	for _, index := range []int{0, 1, count / 2, count - 1} {
		if index >= count {
			continue
		}
		proof, err := tlog.ProveRecord(int64(count), int64(index), reader)
		if err != nil {
			log.Fatal(err)
		}
		file := fmt.Sprintf("c2sp.org/tlog-proof@v1\nindex %d\n", index)
		for _, hash := range proof {
			file += hash.String() + "\n"
		}
		write(filepath.Join(dir, "..", "go-proofs", fmt.Sprint(index)), append([]byte(file+"\n"), signed...))
	}
	fmt.Printf("log %s\nwitness go %s+%08x+%s\nquorum go\n", logKey, "example.org/go-witness",
		witnessHash, base64.StdEncoding.EncodeToString(witnessMaterial))
}
