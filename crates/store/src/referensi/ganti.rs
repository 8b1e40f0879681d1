//! One way to bring a file's rows into a table: compare, log the difference, apply; and back.

use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::{Cara, TabelRujukan};
use crate::Result;
use crate::impor::Salin;

/// What one application changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JumlahBeda {
    /// New rows.
    pub tambah: i64,
    /// Changed rows.
    pub ubah: i64,
    /// Rows that went away.
    pub hapus: i64,
    /// The scope was empty before; no row-by-row log is kept.
    pub pertama: bool,
}

/// Owner of the log lines.
#[derive(Debug, Clone, Copy)]
pub struct Pemilik {
    /// Government.
    pub pemda: Uuid,
    /// File.
    pub berkas: Uuid,
}

struct Sql {
    kolom: String,
    kunci_sama: String,
    beda: String,
    kunci_teks: String,
}

fn bagian(t: &TabelRujukan) -> Sql {
    let sama: Vec<String> = t.kunci.iter().map(|k| format!("x.{k} = n.{k}")).collect();
    let banding: Vec<&str> = t
        .kolom
        .iter()
        .filter(|k| !t.kunci.contains(k) && !t.asal.contains(k) && **k != "pemda_id")
        .copied()
        .collect();
    let sisi = |huruf: &str| -> String {
        banding
            .iter()
            .map(|k| format!("{huruf}.{k}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let beda = if banding.is_empty() {
        "false".to_owned()
    } else {
        format!("row({}) is distinct from row({})", sisi("x"), sisi("n"))
    };
    let teks: Vec<String> = t.kunci.iter().map(|k| format!("n.{k}::text")).collect();
    Sql {
        kolom: t.kolom.join(", "),
        kunci_sama: sama.join(" and "),
        beda,
        kunci_teks: format!("concat_ws(' ', {})", teks.join(", ")),
    }
}

/// Brings rows into a table part. The connection must be inside the owner's transaction.
pub async fn ganti(
    conn: &mut PgConnection,
    t: &TabelRujukan,
    lingkup: &[String],
    isi: &Salin,
    pemilik: Pemilik,
) -> Result<JumlahBeda> {
    let s = bagian(t);
    let siap = format!(
        "drop table if exists t_baru; create temp table t_baru on commit drop as \
         select {} from {} with no data",
        s.kolom, t.nama
    );
    sqlx::raw_sql(AssertSqlSafe(siap))
        .execute(&mut *conn)
        .await?;
    isi.kirim(&mut *conn, "t_baru", &s.kolom).await?;
    let kosong = format!(
        "select not exists (select 1 from {} x where $1::text[] is not null and {})",
        t.nama, t.lingkup
    );
    let pertama: bool = sqlx::query_scalar(AssertSqlSafe(kosong))
        .bind(lingkup)
        .fetch_one(&mut *conn)
        .await?;
    let mut jumlah = if pertama {
        JumlahBeda {
            pertama,
            ..JumlahBeda::default()
        }
    } else {
        sqlx::raw_sql("analyze t_baru").execute(&mut *conn).await?;
        catat_beda(&mut *conn, t, &s, lingkup, pemilik).await?
    };
    tandai(&mut *conn, t, lingkup, pertama, pemilik).await?;
    let masuk = terapkan(&mut *conn, t, &s, lingkup, pertama).await?;
    if pertama {
        jumlah.tambah = masuk;
    }
    sqlx::raw_sql("drop table t_baru")
        .execute(&mut *conn)
        .await?;
    Ok(jumlah)
}

async fn catat_beda(
    conn: &mut PgConnection,
    t: &TabelRujukan,
    s: &Sql,
    lingkup: &[String],
    pemilik: Pemilik,
) -> Result<JumlahBeda> {
    let kepala = format!(
        "insert into impor_beda (pemda_id, berkas_id, tabel, jenis, kunci, sebelum, sesudah) \
         select $2, $3, '{}'",
        t.nama
    );
    let kunci_lama = s.kunci_teks.replace("n.", "x.");
    let mut jumlah = JumlahBeda::default();
    if t.cara == Cara::Ganti {
        let sql = format!(
            "{kepala}, 'hapus', {kunci_lama}, to_jsonb(x), null from {} x \
             where $1::text[] is not null and {} and not exists (select 1 from t_baru n where {})",
            t.nama, t.lingkup, s.kunci_sama
        );
        jumlah.hapus = catat(&mut *conn, sql, lingkup, pemilik).await?;
    }
    let sql = format!(
        "{kepala}, 'ubah', {}, to_jsonb(x), to_jsonb(x) || to_jsonb(n) from t_baru n join {} x \
         on {} \
         where $1::text[] is not null and {}",
        s.kunci_teks, t.nama, s.kunci_sama, s.beda
    );
    jumlah.ubah = catat(&mut *conn, sql, lingkup, pemilik).await?;
    if t.cara != Cara::Lengkapi {
        let sql = format!(
            "{kepala}, 'tambah', {}, null, to_jsonb(n) from t_baru n \
             where $1::text[] is not null and not exists (select 1 from {} x where {})",
            s.kunci_teks, t.nama, s.kunci_sama
        );
        jumlah.tambah = catat(&mut *conn, sql, lingkup, pemilik).await?;
    }
    Ok(jumlah)
}

async fn catat(
    conn: &mut PgConnection,
    sql: String,
    lingkup: &[String],
    pemilik: Pemilik,
) -> Result<i64> {
    let hasil = sqlx::query(AssertSqlSafe(sql))
        .bind(lingkup)
        .bind(pemilik.pemda)
        .bind(pemilik.berkas)
        .execute(conn)
        .await?;
    Ok(i64::try_from(hasil.rows_affected()).unwrap_or(i64::MAX))
}

async fn terapkan(
    conn: &mut PgConnection,
    t: &TabelRujukan,
    s: &Sql,
    lingkup: &[String],
    pertama: bool,
) -> Result<i64> {
    if t.cara == Cara::Ganti && !pertama {
        let sql = format!(
            "delete from {} x where $1::text[] is not null and {} \
             and not exists (select 1 from t_baru n where {})",
            t.nama, t.lingkup, s.kunci_sama
        );
        sqlx::query(AssertSqlSafe(sql))
            .bind(lingkup)
            .execute(&mut *conn)
            .await?;
    }
    let ubah: Vec<&str> = t
        .kolom
        .iter()
        .filter(|k| !t.kunci.contains(k) && **k != "pemda_id" && **k != "id")
        .copied()
        .collect();
    let sql = if t.cara == Cara::Lengkapi {
        let set: Vec<String> = ubah.iter().map(|k| format!("{k} = n.{k}")).collect();
        format!(
            "update {} x set {} from t_baru n where {}",
            t.nama,
            set.join(", "),
            s.kunci_sama
        )
    } else {
        let set: Vec<String> = ubah.iter().map(|k| format!("{k} = excluded.{k}")).collect();
        let kunci = if t.kolom.contains(&"pemda_id") {
            format!("pemda_id, {}", t.kunci.join(", "))
        } else {
            t.kunci.join(", ")
        };
        let aksi = if set.is_empty() {
            "nothing".to_owned()
        } else {
            format!("update set {}", set.join(", "))
        };
        format!(
            "insert into {} ({}) select {} from t_baru on conflict ({kunci}) do {aksi}",
            t.nama, s.kolom, s.kolom
        )
    };
    let hasil = sqlx::query(AssertSqlSafe(sql)).execute(conn).await?;
    Ok(i64::try_from(hasil.rows_affected()).unwrap_or(i64::MAX))
}

/// One marker per part a file filled: what taking it back has to do.
async fn tandai(
    conn: &mut PgConnection,
    t: &TabelRujukan,
    lingkup: &[String],
    pertama: bool,
    pemilik: Pemilik,
) -> Result<()> {
    sqlx::query(
        "insert into impor_beda (pemda_id, berkas_id, tabel, jenis, kunci, sesudah) \
         values ($1, $2, $3, 'tambah', '*', jsonb_build_object('bagian', $4::text, 'pertama', \
         $5::boolean, 'lingkup', $6::text[]))",
    )
    .bind(pemilik.pemda)
    .bind(pemilik.berkas)
    .bind(t.nama)
    .bind(t.id)
    .bind(pertama)
    .bind(lingkup)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a file's rows back out of every table part it filled: the logged difference is undone, or
/// the scope emptied when the file was its first. A named constraint error means that something
/// else uses the rows.
pub async fn kembalikan(conn: &mut PgConnection, berkas: Uuid) -> Result<()> {
    let tanda: Vec<(String, bool, Vec<String>)> = sqlx::query_as(
        "select sesudah->>'bagian', (sesudah->>'pertama')::boolean, \
         array(select jsonb_array_elements_text(sesudah->'lingkup')) \
         from impor_beda where berkas_id = $1 and kunci = '*' order by urut desc",
    )
    .bind(berkas)
    .fetch_all(&mut *conn)
    .await?;
    for (bagian, pertama, lingkup) in tanda {
        let mut semua = super::tabel::SEMUA
            .iter()
            .chain(super::tabel_daftar::SEMUA)
            .chain(super::tabel_sakip::SEMUA);
        if let Some(t) = semua.find(|t| t.id == bagian) {
            kembalikan_bagian(&mut *conn, t, &lingkup, berkas, pertama).await?;
        }
    }
    Ok(())
}

async fn kembalikan_bagian(
    conn: &mut PgConnection,
    t: &TabelRujukan,
    lingkup: &[String],
    berkas: Uuid,
    pertama: bool,
) -> Result<()> {
    if pertama {
        let sql = if t.nama == "perangkat_daerah" {
            // Withdrawn editions keep pointing at their organisations: those stay.
            hapus_tak_terpakai(t.lingkup)
        } else if t.cara == Cara::Lengkapi {
            let set: Vec<String> = t
                .kolom
                .iter()
                .filter(|k| !t.kunci.contains(k))
                .map(|k| format!("{k} = null"))
                .collect();
            format!(
                "update {} x set {} where $1::text[] is not null and {}",
                t.nama,
                set.join(", "),
                t.lingkup
            )
        } else {
            format!(
                "delete from {} x where $1::text[] is not null and {}",
                t.nama, t.lingkup
            )
        };
        sqlx::query(AssertSqlSafe(sql))
            .bind(lingkup)
            .execute(conn)
            .await?;
        return Ok(());
    }
    let sama: Vec<String> = t
        .kunci
        .iter()
        .map(|k| {
            format!(
                "x.{k} = (jsonb_populate_record(null::{}, b.sesudah)).{k}",
                t.nama
            )
        })
        .collect();
    let sql = format!(
        "delete from {0} x using impor_beda b where b.berkas_id = $1 and b.tabel = '{0}' \
         and b.kunci <> '*' and b.jenis in ('tambah', 'ubah') and {1}",
        t.nama,
        sama.join(" and ")
    );
    if t.cara == Cara::Lengkapi || t.nama == "perangkat_daerah" {
        return kembalikan_di_tempat(conn, t, berkas).await;
    }
    sqlx::query(AssertSqlSafe(sql))
        .bind(berkas)
        .execute(&mut *conn)
        .await?;
    let sql = format!(
        "insert into {0} select (jsonb_populate_record(null::{0}, b.sebelum)).* from impor_beda b \
         where b.berkas_id = $1 and b.tabel = '{0}' and b.jenis in ('ubah', 'hapus') on conflict \
         do nothing",
        t.nama
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(berkas)
        .execute(conn)
        .await?;
    Ok(())
}

/// Organisations no edition, in force or withdrawn, points at.
fn hapus_tak_terpakai(lingkup: &str) -> String {
    format!(
        "delete from perangkat_daerah x where $1::text[] is not null and {lingkup} \
         and not exists (select 1 from simpul s where s.opd_id = x.id or s.unit_id = x.id) \
         and not exists (select 1 from perangkat_daerah a join simpul s on s.unit_id = a.id \
         where a.induk_id = x.id)"
    )
}

/// Whether an edition in force uses organisations a file brought.
pub async fn perangkat_dipakai(conn: &mut PgConnection) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "select exists (select 1 from edisi e join simpul s on s.pemda_id = e.pemda_id and \
            s.edisi_id = e.id \
         where e.status = 'berlaku' and s.opd_id is not null)",
    )
    .fetch_one(conn)
    .await?)
}

/// Rows others point at keep their place: changed columns are set back, added rows removed.
async fn kembalikan_di_tempat(
    conn: &mut PgConnection,
    t: &TabelRujukan,
    berkas: Uuid,
) -> Result<()> {
    let ubah: Vec<&str> = t
        .kolom
        .iter()
        .filter(|k| !t.kunci.contains(k) && !matches!(**k, "pemda_id" | "id"))
        .copied()
        .collect();
    let set: Vec<String> = ubah
        .iter()
        .map(|k| {
            format!(
                "{k} = (jsonb_populate_record(null::{}, b.sebelum)).{k}",
                t.nama
            )
        })
        .collect();
    let sama = |sisi: &str| -> String {
        t.kunci
            .iter()
            .map(|k| {
                format!(
                    "x.{k} = (jsonb_populate_record(null::{}, b.{sisi})).{k}",
                    t.nama
                )
            })
            .collect::<Vec<_>>()
            .join(" and ")
    };
    let sql = format!(
        "update {0} x set {1} from impor_beda b where b.berkas_id = $1 and b.tabel = '{0}' \
         and b.jenis = 'ubah' and {2}",
        t.nama,
        set.join(", "),
        sama("sebelum")
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(berkas)
        .execute(&mut *conn)
        .await?;
    let sql = format!(
        "delete from {0} x using impor_beda b where b.berkas_id = $1 and b.tabel = '{0}' \
         and b.kunci <> '*' and b.jenis = 'tambah' and {1}",
        t.nama,
        sama("sesudah")
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(berkas)
        .execute(conn)
        .await?;
    Ok(())
}
