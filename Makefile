# Selaras: `make` lists itself. Everything longer than three lines lives in scripts/ or xtask.
.DEFAULT_GOAL := bantuan
.PHONY: bantuan demo test jalan skema rekam tahan ukur lint

DATA ?= .data
LISTEN ?= 127.0.0.1:8090
BIN = $${CARGO_TARGET_DIR:-target}
# PostgreSQL unpacked by scripts/siapkan, when this machine has none of its own.
export SELARAS_PG_BIN ?= $(wildcard $(CURDIR)/.alat/pg-runtime/bin)

bantuan: ## tampilkan daftar ini
	@echo "Perintah (ubah dengan DATA=folder LISTEN=alamat:porta):"
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

demo: ## siapkan semuanya, muat contoh dan paket data, buka di peramban
	@scripts/siapkan demo
	@scripts/kargo build --profile demo -p selaras
	@exec "$(BIN)/demo/selaras" demo --data "$(DATA)" --listen "$(LISTEN)"

test: ## semua pemeriksaan, sama dengan CI
	@scripts/uji

jalan: ## jalankan peladen atas folder DATA (bangun cepat)
	@scripts/siapkan demo
	@scripts/kargo build -p selaras
	@exec "$(BIN)/debug/selaras" jalan --data "$(DATA)" --listen "$(LISTEN)"

skema: ## tulis ulang schema.sql dari semua migrasi
	@REKAM=1 scripts/kargo test -p store --test it -- skema::semua_migrasi

rekam: skema ## tulis ulang semua harapan uji yang terekam (schema.sql, OpenAPI, potret)
	@REKAM=1 UPDATE_EXPECT=1 scripts/kargo test --workspace

tahan: ## uji gangguan: bunuh program dan basis data berulang (ULANG=200)
	@scripts/tahan

ukur: ## semua pengukuran kinerja dan pembandingnya
	@scripts/ukur

lint: ## hanya bentuk, kerapian, dan clippy
	@scripts/kargo fmt --all --check
	@scripts/kargo run -q -p xtask -- tidy
	@scripts/kargo clippy --workspace --all-targets -- -D warnings
