//! State per rule, findings and figures of a year.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use keselarasan::HasilPeriksa;
use keselarasan::fakta::{Fakta, TAK_ADA};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// State of one rule as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KeadaanRow {
    /// Rule.
    pub aturan: String,
    /// `dinilai` or `data_tidak_ada`.
    pub status: String,
    /// Why it could not be decided.
    pub sebab: String,
    /// Findings without notes.
    pub jumlah: i32,
    /// Fingerprint of what it read.
    pub sidik: String,
}

/// The state of every rule of a year.
pub async fn keadaan(conn: &mut PgConnection, tahun: u16) -> Result<Vec<KeadaanRow>> {
    Ok(sqlx::query_as(
        "select aturan, status, sebab, jumlah, sidik from periksa_aturan \
         where pemda_id = selaras_pemda() and tahun = $1 order by aturan",
    )
    .bind(i32::from(tahun))
    .fetch_all(conn)
    .await?)
}

/// Where and when results are written.
#[derive(Debug, Clone, Copy)]
pub struct Tujuan {
    /// Government.
    pub pemda: Uuid,
    /// Year.
    pub tahun: u16,
    /// Time of the run.
    pub pada: DateTime<Utc>,
}

/// Replaces state and findings of the recomputed rules. A finding that is still there keeps the
/// time it was first seen, one that is gone is removed. Returns (new, gone).
pub async fn simpan(
    conn: &mut PgConnection,
    t: Tujuan,
    f: &Fakta,
    hasil: &[HasilPeriksa],
) -> Result<(u64, u64)> {
    let tahun = i32::from(t.tahun);
    let kode: Vec<String> = hasil.iter().map(|h| h.kode.to_owned()).collect();
    let kolom = Kolom::dari(f, hasil);
    let hilang = sqlx::query(
        "delete from temuan where pemda_id = selaras_pemda() and tahun = $1 and aturan = any($2) \
         and not (id = any($3))",
    )
    .bind(tahun)
    .bind(&kode)
    .bind(&kolom.id)
    .execute(&mut *conn)
    .await?
    .rows_affected();
    let baru = sisip(conn, t, &kolom).await?;
    sqlx::query(
        "insert into periksa_aturan (pemda_id, tahun, aturan, status, sebab, jumlah, sidik, \
         dihitung_pada) \
         select selaras_pemda(), $1, x.*, $7 from unnest($2::text[], $3::text[], $4::text[], \
         $5::int[], $6::text[]) x \
         on conflict (pemda_id, tahun, aturan) do update set status = excluded.status, \
         sebab = excluded.sebab, jumlah = excluded.jumlah, sidik = excluded.sidik, \
         dihitung_pada = excluded.dihitung_pada",
    )
    .bind(tahun)
    .bind(&kode)
    .bind(
        hasil
            .iter()
            .map(|h| {
                if h.sebab().is_none() {
                    "dinilai"
                } else {
                    "data_tidak_ada"
                }
                .to_owned()
            })
            .collect::<Vec<_>>(),
    )
    .bind(
        hasil
            .iter()
            .map(|h| h.sebab().unwrap_or("").to_owned())
            .collect::<Vec<_>>(),
    )
    .bind(
        hasil
            .iter()
            .map(|h| i32::try_from(h.jumlah()).unwrap_or(i32::MAX))
            .collect::<Vec<_>>(),
    )
    .bind(hasil.iter().map(|h| h.sidik.clone()).collect::<Vec<_>>())
    .bind(t.pada)
    .execute(conn)
    .await?;
    Ok((baru, hilang))
}

/// Findings as columns, for one bulk statement.
#[derive(Default)]
struct Kolom {
    id: Vec<String>,
    aturan: Vec<String>,
    tingkat: Vec<String>,
    subjek: Vec<String>,
    opd: Vec<Option<Uuid>>,
    edisi: Vec<Option<Uuid>>,
    simpul: Vec<Option<Uuid>>,
    pesan: Vec<String>,
    saran: Vec<String>,
    angka: Vec<serde_json::Value>,
}

impl Kolom {
    fn dari(f: &Fakta, hasil: &[HasilPeriksa]) -> Self {
        let ada = |n: u128| (n != 0).then(|| Uuid::from_u128(n));
        let mut k = Kolom::default();
        for x in hasil.iter().flat_map(HasilPeriksa::temuan) {
            let opd = f
                .organ(x.organ)
                .map(|o| o.induk.and_then(|i| f.organ(i)).unwrap_or(o).id);
            k.id.push(x.id.clone());
            k.aturan.push(x.aturan.to_owned());
            k.tingkat.push(x.tingkat.kunci().to_owned());
            k.subjek.push(x.subjek.clone());
            k.opd.push(opd.filter(|_| x.organ != TAK_ADA).and_then(ada));
            k.edisi.push(ada(x.edisi));
            k.simpul.push(ada(x.simpul));
            k.pesan.push(x.pesan.clone());
            k.saran.push(x.saran.clone());
            let mut angka: serde_json::Map<String, serde_json::Value> = x
                .angka
                .iter()
                .map(|(k, n)| ((*k).to_owned(), n.clone().into()))
                .collect();
            if x.catatan {
                angka.insert("catatan".to_owned(), true.into());
            }
            k.angka.push(angka.into());
        }
        k
    }
}

async fn sisip(conn: &mut PgConnection, t: Tujuan, k: &Kolom) -> Result<u64> {
    let baru: i64 = sqlx::query_scalar(
        "with x as (insert into temuan (pemda_id, tahun, id, aturan, tingkat, subjek, opd_id, \
         edisi_id, \
           simpul_id, pesan, saran, angka, pertama_pada) \
         select selaras_pemda(), $1, u.*, $12 from unnest($2::text[], $3::text[], $4::text[], \
         $5::text[], \
           $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::jsonb[]) u \
         on conflict (pemda_id, tahun, id) do update set tingkat = excluded.tingkat, \
           subjek = excluded.subjek, opd_id = excluded.opd_id, edisi_id = excluded.edisi_id, \
           simpul_id = excluded.simpul_id, pesan = excluded.pesan, saran = excluded.saran, \
           angka = excluded.angka returning pertama_pada) \
         select count(*) from x where pertama_pada = $12",
    )
    .bind(i32::from(t.tahun))
    .bind(&k.id)
    .bind(&k.aturan)
    .bind(&k.tingkat)
    .bind(&k.subjek)
    .bind(&k.opd)
    .bind(&k.edisi)
    .bind(&k.simpul)
    .bind(&k.pesan)
    .bind(&k.saran)
    .bind(&k.angka)
    .bind(t.pada)
    .fetch_one(conn)
    .await?;
    Ok(u64::try_from(baru).unwrap_or(0))
}

/// Removes state and findings of rules that are no longer registered.
pub async fn buang_lain(conn: &mut PgConnection, tahun: u16, kode: &[String]) -> Result<()> {
    for sql in [
        "delete from temuan where pemda_id = selaras_pemda() and tahun = $1 and not (aturan = \
         any($2))",
        "delete from periksa_aturan where pemda_id = selaras_pemda() and tahun = $1 and not \
         (aturan = any($2))",
    ] {
        sqlx::query(sql)
            .bind(i32::from(tahun))
            .bind(kode)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Replaces the figures of a year.
pub async fn simpan_ukuran(
    conn: &mut PgConnection,
    tahun: u16,
    ukuran: &BTreeMap<String, String>,
) -> Result<()> {
    let (kunci, nilai): (Vec<&str>, Vec<&str>) =
        ukuran.iter().map(|(k, n)| (k.as_str(), n.as_str())).unzip();
    sqlx::query(
        "with x as (delete from periksa_ukuran where pemda_id = selaras_pemda() and tahun = $1 \
         and not (kunci = any($2))) \
         insert into periksa_ukuran (pemda_id, tahun, kunci, nilai) \
         select selaras_pemda(), $1, u.* from unnest($2::text[], $3::text[]) u \
         on conflict (pemda_id, tahun, kunci) do update set nilai = excluded.nilai",
    )
    .bind(i32::from(tahun))
    .bind(kunci)
    .bind(nilai)
    .execute(conn)
    .await?;
    Ok(())
}

/// Counts of findings by severity, notes among the informational ones.
pub async fn per_tingkat(conn: &mut PgConnection, tahun: u16) -> Result<Vec<(String, i64)>> {
    Ok(sqlx::query_as(
        "select tingkat, count(*) from temuan where pemda_id = selaras_pemda() and tahun = $1 \
         group by tingkat order by tingkat",
    )
    .bind(i32::from(tahun))
    .fetch_all(conn)
    .await?)
}
