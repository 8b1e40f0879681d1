//! Employee performance: SKP with results, behaviour, dialogue; units with their predicates.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// An SKP with the names it is shown by.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SkpRow {
    /// Id.
    pub id: Uuid,
    /// Year.
    pub tahun: i16,
    /// Person.
    pub orang_id: Uuid,
    /// Name with titles.
    pub nama: String,
    /// Employee number; may be empty.
    pub nip: String,
    /// Post.
    pub jabatan_id: Uuid,
    /// Its name.
    pub jabatan: String,
    /// Office.
    pub opd_id: Uuid,
    /// Its code.
    pub opd_kode: String,
    /// Its name.
    pub opd_nama: String,
    /// Heads the office.
    pub pimpinan: bool,
    /// Superior.
    pub atasan_id: Option<Uuid>,
    /// Name of the superior; may be empty.
    pub atasan: String,
    /// draf, disepakati, dinilai, ditetapkan.
    pub keadaan: String,
    /// Rating of results.
    pub hasil: Option<String>,
    /// Rating of behaviour.
    pub perilaku: Option<String>,
    /// Predicate.
    pub predikat: Option<String>,
    /// Why.
    pub alasan: String,
    /// Version for optimistic locks.
    pub versi: i32,
}

/// SKP of a year, of one office where one is named: heads first, then by name.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection, tahun: i16, opd: Option<Uuid>) -> Result<Vec<SkpRow>> {
    Ok(sqlx::query_as(
        "select s.id, s.tahun, s.orang_id, \
         concat_ws(' ', nullif(o.gelar_depan, ''), o.nama) \
           || case when o.gelar_belakang = '' then '' else ', ' || o.gelar_belakang end as nama, \
         coalesce(o.nip, '') as nip, s.jabatan_id, j.nama as jabatan, s.opd_id, \
         p.kode as opd_kode, p.nama as opd_nama, s.pimpinan, s.atasan_id, \
         coalesce(a.nama, '') as atasan, s.keadaan, s.hasil, s.perilaku, s.predikat, s.alasan, \
         s.versi \
         from skp s join orang o on o.pemda_id = s.pemda_id and o.id = s.orang_id \
         join jabatan j on j.pemda_id = s.pemda_id and j.id = s.jabatan_id \
         join perangkat_daerah p on p.pemda_id = s.pemda_id and p.id = s.opd_id \
         left join orang a on a.pemda_id = s.pemda_id and a.id = s.atasan_id \
         where s.pemda_id = selaras_pemda() and s.tahun = $1 \
         and ($2::uuid is null or s.opd_id = $2) \
         order by p.kode collate \"C\", not s.pimpinan, lower(o.nama), s.id",
    )
    .bind(tahun)
    .bind(opd)
    .fetch_all(conn)
    .await?)
}

/// One SKP.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, id: Uuid) -> Result<Option<SkpRow>> {
    let tahun: Option<i16> = sqlx::query_scalar(
        "select tahun from skp where pemda_id = selaras_pemda() and id = $1 for update",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    let Some(tahun) = tahun else { return Ok(None) };
    let semua = daftar(conn, tahun, None).await?;
    Ok(semua.into_iter().find(|s| s.id == id))
}

/// A holder of a post who needs an SKP: person, post, office, superior.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PemegangRow {
    /// Person.
    pub orang_id: Uuid,
    /// Post.
    pub jabatan_id: Uuid,
    /// Office the post lies in.
    pub opd_id: Uuid,
    /// Heads that office.
    pub pimpinan: bool,
    /// Holder of the superior post.
    pub atasan_id: Option<Uuid>,
}

/// Holders of posts on a day that lie in an office, without those who have an SKP of the year.
/// A unit lies in the nearest office above it that the imported register knows.
///
/// # Errors
/// No connection.
pub async fn pemegang_tanpa_skp(
    conn: &mut PgConnection,
    tahun: i16,
    hari: chrono::NaiveDate,
) -> Result<Vec<PemegangRow>> {
    Ok(sqlx::query_as(
        "with recursive masa as ( \
           select unit_id, induk_id from unit_masa where pemda_id = selaras_pemda() \
           and mulai <= $2 and (selesai is null or selesai > $2)), \
         naik as ( \
           select u.id as unit_id, u.id as kini, 0 as dalam from unit_kerja u \
             where u.pemda_id = selaras_pemda() \
           union all select n.unit_id, m.induk_id, n.dalam + 1 from naik n \
             join masa m on m.unit_id = n.kini \
             where m.induk_id is not null and n.dalam < 8), \
         letak as ( \
           select distinct on (n.unit_id) n.unit_id, n.kini as opd_id from naik n \
             join perangkat_daerah p on p.pemda_id = selaras_pemda() and p.id = n.kini \
               and p.jenis = 'skpd' order by n.unit_id, n.dalam), \
         kini as ( \
           select distinct on (orang_id, jabatan_id) orang_id, jabatan_id from penugasan \
             where pemda_id = selaras_pemda() and mulai <= $2 \
             and (selesai is null or selesai > $2)) \
         select k.orang_id, k.jabatan_id, l.opd_id, j.kepala and j.unit_id = l.opd_id as pimpinan, \
           (select a.orang_id from kini a where a.jabatan_id = j.atasan_id \
             and a.orang_id <> k.orang_id order by a.orang_id limit 1) as atasan_id \
         from kini k join jabatan j on j.pemda_id = selaras_pemda() and j.id = k.jabatan_id \
         join letak l on l.unit_id = j.unit_id \
         where not exists (select 1 from skp s where s.pemda_id = selaras_pemda() \
           and s.tahun = $1 and s.orang_id = k.orang_id and s.jabatan_id = k.jabatan_id) \
         order by l.opd_id, k.orang_id, k.jabatan_id",
    )
    .bind(tahun)
    .bind(hari)
    .fetch_all(conn)
    .await?)
}

/// Opens an SKP.
///
/// # Errors
/// No connection.
pub async fn buka(
    conn: &mut PgConnection,
    (id, tahun): (Uuid, i16),
    p: &PemegangRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into skp (pemda_id, id, tahun, orang_id, jabatan_id, opd_id, pimpinan, atasan_id, \
         keadaan, dibuat_pada) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, 'draf', $8)",
    )
    .bind(id)
    .bind(tahun)
    .bind(p.orang_id)
    .bind(p.jabatan_id)
    .bind(p.opd_id)
    .bind(p.pimpinan)
    .bind(p.atasan_id)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes state, ratings and reason over the version the caller saw; false when another was
/// faster.
///
/// # Errors
/// No connection.
pub async fn ubah(conn: &mut PgConnection, s: &SkpRow) -> Result<bool> {
    let h = sqlx::query(
        "update skp set keadaan = $3, hasil = $4, perilaku = $5, predikat = $6, alasan = $7, \
         versi = versi + 1 where pemda_id = selaras_pemda() and id = $1 and versi = $2",
    )
    .bind(s.id)
    .bind(s.versi)
    .bind(&s.keadaan)
    .bind(&s.hasil)
    .bind(&s.perilaku)
    .bind(&s.predikat)
    .bind(&s.alasan)
    .execute(conn)
    .await?;
    Ok(h.rows_affected() == 1)
}

/// A result of an SKP.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HasilRow {
    /// Order.
    pub urut: i16,
    /// utama or tambahan.
    pub jenis: String,
    /// The result.
    pub teks: String,
    /// Node of the performance tree.
    pub simpul_id: Option<Uuid>,
    /// kuantitas, kualitas, waktu, biaya.
    pub aspek: String,
    /// Indicator.
    pub indikator: String,
    /// Target.
    pub target: String,
    /// What came of it.
    pub realisasi: String,
}

/// Results of an SKP.
///
/// # Errors
/// No connection.
pub async fn hasil(conn: &mut PgConnection, skp: Uuid) -> Result<Vec<HasilRow>> {
    Ok(sqlx::query_as(
        "select urut, jenis, teks, simpul_id, aspek, indikator, target, realisasi from skp_hasil \
         where pemda_id = selaras_pemda() and skp_id = $1 order by urut",
    )
    .bind(skp)
    .fetch_all(conn)
    .await?)
}

/// Writes a result; number 0 appends it.
///
/// # Errors
/// No connection.
pub async fn simpan_hasil(conn: &mut PgConnection, skp: Uuid, h: &HasilRow) -> Result<()> {
    sqlx::query(
        "insert into skp_hasil (pemda_id, skp_id, urut, jenis, teks, simpul_id, aspek, indikator, \
         target, realisasi) \
         select selaras_pemda(), $1, case when $2 > 0 then $2 else coalesce(max(urut), 0) + 1 end, \
         $3, $4, $5, $6, $7, $8, $9 from skp_hasil \
         where pemda_id = selaras_pemda() and skp_id = $1 \
         on conflict (pemda_id, skp_id, urut) do update set jenis = excluded.jenis, \
         teks = excluded.teks, simpul_id = excluded.simpul_id, aspek = excluded.aspek, \
         indikator = excluded.indikator, target = excluded.target, realisasi = excluded.realisasi",
    )
    .bind(skp)
    .bind(h.urut)
    .bind(&h.jenis)
    .bind(&h.teks)
    .bind(h.simpul_id)
    .bind(&h.aspek)
    .bind(&h.indikator)
    .bind(&h.target)
    .bind(&h.realisasi)
    .execute(conn)
    .await?;
    Ok(())
}

/// Expectations of behaviour: code, words.
///
/// # Errors
/// No connection.
pub async fn perilaku(conn: &mut PgConnection, skp: Uuid) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(
        "select kode, ekspektasi from skp_perilaku \
         where pemda_id = selaras_pemda() and skp_id = $1 order by kode",
    )
    .bind(skp)
    .fetch_all(conn)
    .await?)
}

/// Writes what is expected under a value of behaviour.
///
/// # Errors
/// No connection.
pub async fn simpan_perilaku(
    conn: &mut PgConnection,
    skp: Uuid,
    (kode, ekspektasi): (&str, &str),
) -> Result<()> {
    sqlx::query(
        "insert into skp_perilaku (pemda_id, skp_id, kode, ekspektasi) \
         values (selaras_pemda(), $1, $2, $3) \
         on conflict (pemda_id, skp_id, kode) do update set ekspektasi = excluded.ekspektasi",
    )
    .bind(skp)
    .bind(kode)
    .bind(ekspektasi)
    .execute(conn)
    .await?;
    Ok(())
}

/// A dialogue or a feedback.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DialogRow {
    /// dialog or umpan_balik.
    pub jenis: String,
    /// What was said.
    pub teks: String,
    /// Who.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Dialogues and feedback, the newest first.
///
/// # Errors
/// No connection.
pub async fn dialog(conn: &mut PgConnection, skp: Uuid) -> Result<Vec<DialogRow>> {
    Ok(sqlx::query_as(
        "select jenis, teks, oleh, pada from skp_dialog \
         where pemda_id = selaras_pemda() and skp_id = $1 order by urut desc",
    )
    .bind(skp)
    .fetch_all(conn)
    .await?)
}

/// Appends a dialogue or a feedback.
///
/// # Errors
/// No connection.
pub async fn tambah_dialog(conn: &mut PgConnection, skp: Uuid, d: &DialogRow) -> Result<()> {
    sqlx::query(
        "insert into skp_dialog (pemda_id, skp_id, urut, jenis, teks, oleh, pada) \
         select selaras_pemda(), $1, coalesce(max(urut), 0) + 1, $2, $3, $4, $5 from skp_dialog \
         where pemda_id = selaras_pemda() and skp_id = $1",
    )
    .bind(skp)
    .bind(&d.jenis)
    .bind(&d.teks)
    .bind(&d.oleh)
    .bind(d.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// What a unit achieved, and whether its predicates are closed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UnitRow {
    /// Office.
    pub opd_id: Uuid,
    /// istimewa … sangat_kurang.
    pub capaian: String,
    /// Assessment it was taken from.
    pub dari_set: Option<Uuid>,
    /// Why, where it was typed.
    pub alasan: String,
    /// Version for optimistic locks; 0 before it exists.
    pub versi: i32,
    /// When its predicates were closed.
    pub ditutup_pada: Option<DateTime<Utc>>,
    /// By whom.
    pub ditutup_oleh: String,
    /// Why the spread departs from the guide.
    pub alasan_sebaran: String,
    /// Who settled the achievement.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Units of a year.
///
/// # Errors
/// No connection.
pub async fn unit(conn: &mut PgConnection, tahun: i16) -> Result<Vec<UnitRow>> {
    Ok(sqlx::query_as(
        "select opd_id, capaian, dari_set, alasan, versi, ditutup_pada, ditutup_oleh, \
         alasan_sebaran, oleh, pada from skp_unit \
         where pemda_id = selaras_pemda() and tahun = $1 order by opd_id",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Writes a unit over the version the caller saw (0: it does not exist yet); false when somebody
/// was faster.
///
/// # Errors
/// No connection.
pub async fn simpan_unit(conn: &mut PgConnection, tahun: i16, u: &UnitRow) -> Result<bool> {
    let h = sqlx::query(
        "insert into skp_unit (pemda_id, tahun, opd_id, capaian, dari_set, alasan, ditutup_pada, \
         ditutup_oleh, alasan_sebaran, oleh, pada) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $7, $8, $9, $10, $11) \
         on conflict (pemda_id, tahun, opd_id) do update set capaian = excluded.capaian, \
         dari_set = excluded.dari_set, alasan = excluded.alasan, \
         ditutup_pada = excluded.ditutup_pada, ditutup_oleh = excluded.ditutup_oleh, \
         alasan_sebaran = excluded.alasan_sebaran, oleh = excluded.oleh, pada = excluded.pada, \
         versi = skp_unit.versi + 1 where skp_unit.versi = $6",
    )
    .bind(tahun)
    .bind(u.opd_id)
    .bind(&u.capaian)
    .bind(u.dari_set)
    .bind(&u.alasan)
    .bind(u.versi)
    .bind(u.ditutup_pada)
    .bind(&u.ditutup_oleh)
    .bind(&u.alasan_sebaran)
    .bind(&u.oleh)
    .bind(u.pada)
    .execute(conn)
    .await?;
    Ok(h.rows_affected() == 1)
}

/// Closes every rated SKP of an office.
///
/// # Errors
/// No connection.
pub async fn tutup(conn: &mut PgConnection, tahun: i16, opd: Uuid) -> Result<u64> {
    let h = sqlx::query(
        "update skp set keadaan = 'ditetapkan', versi = versi + 1 \
         where pemda_id = selaras_pemda() and tahun = $1 and opd_id = $2 and keadaan = 'dinilai'",
    )
    .bind(tahun)
    .bind(opd)
    .execute(conn)
    .await?;
    Ok(h.rows_affected())
}
