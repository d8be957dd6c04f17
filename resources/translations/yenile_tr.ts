<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en">
<context>
    <name>Checks</name>
    <message>
        <source>Only one PIN try is left.</source>
        <translation>Tek bir PIN denemesi kaldı.</translation>
    </message>
    <message>
        <source>A wrong PIN was entered before.</source>
        <translation>Daha önce yanlış PIN girilmiş.</translation>
    </message>
    <message>
        <source>Registration service</source>
        <translation>Kayıt hizmeti</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Kart okuyucu</translation>
    </message>
    <message>
        <source>Card driver</source>
        <translation>Kart sürücüsü</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kart</translation>
    </message>
    <message>
        <source>Qualified certificate (NES)</source>
        <translation>Nitelikli Elektronik Sertifika (NES)</translation>
    </message>
    <message>
        <source>Looked for %1 in %2, and for p11-kit&apos;s modules in %3.</source>
        <translation>Aranan dosyalar: %1. Aranan klasörler: %2. p11-kit modülleri için: %3.</translation>
    </message>
    <message>
        <source>Not allowed by the settings: %1</source>
        <translation>Ayarların izin vermediği: %1</translation>
    </message>
    <message>
        <source>%1, valid until %2 (days left: %3)</source>
        <translation>%1, %2 tarihine kadar geçerli (kalan gün: %3)</translation>
    </message>
    <message>
        <source>Not running; this token does without it</source>
        <translation>Çalışmıyor; bu imza aracı için gerekmez</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Çalışıyor</translation>
    </message>
    <message>
        <source>In the reader</source>
        <translation>Okuyucuda</translation>
    </message>
    <message>
        <source>Part of this computer</source>
        <translation>Bu bilgisayarın parçası</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>Kartta</translation>
    </message>
    <message>
        <source>This card shows it after the PIN only.</source>
        <translation>Bu kart anahtarı ancak PIN girilince gösterir.</translation>
    </message>
    <message>
        <source>Smart card service</source>
        <translation>Akıllı kart hizmeti</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Özel anahtar</translation>
    </message>
    <message>
        <source>Clock of this computer</source>
        <translation>Bilgisayarın saati</translation>
    </message>
    <message>
        <source>Switched off in p11-kit&apos;s configuration: %1</source>
        <translation>p11-kit yapılandırmasında kapatılmış: %1</translation>
    </message>
    <message>
        <source>The PIN is to be changed.</source>
        <translation>PIN değiştirilmeli.</translation>
    </message>
    <message>
        <source>Its renewal may begin %1 days before it ends, on %2.</source>
        <translation>Yenileme, sertifikanın süresi dolmadan %1 gün önce, %2 tarihinde başlayabilir.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Room for documents</source>
        <translation>Belgeler için yer</translation>
    </message>
    <message>
        <source>Time-stamping authorities</source>
        <translation>Zaman damgası sunucuları</translation>
    </message>
    <message>
        <source>OCSP responders</source>
        <translation>OCSP sunucuları</translation>
    </message>
    <message>
        <source>%1 is plugged in, but no driver for it is at work. Plug it in again. If that does not help, install the reader&apos;s driver (Debian: libccid).</source>
        <translation>%1 takılı, ama sürücüsü çalışmıyor. Çıkarıp yeniden takın. Olmazsa okuyucunun sürücüsünü kurun (Debian: libccid).</translation>
    </message>
    <message>
        <source>Contents of the card</source>
        <translation>Kartın içeriği</translation>
    </message>
</context>
<context>
    <name>Ctl</name>
    <message>
        <source>several files do not fit into %1</source>
        <translation>%1 içine birden çok dosya sığmaz</translation>
    </message>
    <message>
        <source>two files with the name %1</source>
        <translation>%1 adında iki dosya var</translation>
    </message>
    <message>
        <source>This is the last try: another wrong PIN locks the card.</source>
        <translation>Bu son deneme: PIN bir kez daha yanlış girilirse kart kilitlenir.</translation>
    </message>
    <message>
        <source>PIN of the card %1 in %2:</source>
        <translation>%2 içindeki %1 kartının PIN kodu:</translation>
    </message>
    <message>
        <source>The application was received. Receipt number %1
The signed documents and the receipt are in %2</source>
        <translation>Başvuru alındı. Alındı numarası: %1
İmzalı belgeler ve alındı şu klasörde: %2</translation>
    </message>
    <message>
        <source>Order:</source>
        <translation>Sipariş:</translation>
    </message>
    <message>
        <source>Order of %1 from %2</source>
        <translation>%1 tarihli sipariş: %2</translation>
    </message>
    <message>
        <source>The application %1 goes on.</source>
        <translation>%1 numaralı başvuru kaldığı yerden sürüyor.</translation>
    </message>
    <message>
        <source>The form was approved: application %1</source>
        <translation>Form onaylandı: başvuru numarası %1</translation>
    </message>
    <message>
        <source>Code from the SMS to %1:</source>
        <translation>%1 numarasına gelen SMS onay kodu:</translation>
    </message>
    <message>
        <source>The code was right: the application is confirmed.</source>
        <translation>Kod doğru: başvuru onaylandı.</translation>
    </message>
    <message>
        <source>A new code was sent.</source>
        <translation>Yeni kod gönderildi.</translation>
    </message>
    <message>
        <source>Once more:</source>
        <translation>Bir kez daha:</translation>
    </message>
    <message>
        <source>Do you declare this? (yes, no)</source>
        <translation>Beyan ediyor musunuz? (evet, hayır)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>evet</translation>
    </message>
    <message>
        <source>Registration service: %1</source>
        <translation>Kayıt hizmeti: %1</translation>
    </message>
    <message>
        <source>Test environment: what you do here has no effect in real life.</source>
        <translation>Test ortamı: burada yaptıklarınızın gerçek bir etkisi yoktur.</translation>
    </message>
    <message>
        <source>Identity number:</source>
        <translation>Kimlik No:</translation>
    </message>
    <message>
        <source>Application form access password (it came by e-mail):</source>
        <translation>Başvuru Formu Erişim Parolası (e-posta ile geldi):</translation>
    </message>
    <message>
        <source>Logged in: %1</source>
        <translation>Giriş yapıldı: %1</translation>
    </message>
    <message>
        <source>Text in the picture %1:</source>
        <translation>Resimdeki yazı (%1):</translation>
    </message>
    <message>
        <source>Signing the documents…</source>
        <translation>Belgeler imzalanıyor…</translation>
    </message>
    <message>
        <source>Making the signed bundle…</source>
        <translation>İmzalı paket hazırlanıyor…</translation>
    </message>
    <message>
        <source>Sending to the registration service…</source>
        <translation>Kayıt hizmetine gönderiliyor…</translation>
    </message>
    <message>
        <source>Checking the receipt…</source>
        <translation>Alındı doğrulanıyor…</translation>
    </message>
    <message>
        <source>Fetching the documents…</source>
        <translation>Belgeler alınıyor…</translation>
    </message>
    <message>
        <source>Certificate of %1 on the card %2</source>
        <translation>%1 adına sertifika, %2 kartında</translation>
    </message>
    <message>
        <source>The documents that are signed are in %1</source>
        <translation>İmzalanacak belgeler şu klasörde: %1</translation>
    </message>
    <message>
        <source>The bundle that was signed before is sent.</source>
        <translation>Daha önce imzalanan paket gönderiliyor.</translation>
    </message>
    <message>
        <source>Signed by %1: %2</source>
        <translation>%1 imzaladı: %2</translation>
    </message>
    <message>
        <source>signed by %1, certificate issued by %2</source>
        <translation>imzalayan %1, sertifikayı veren %2</translation>
    </message>
    <message>
        <source>claimed time %1</source>
        <translation>beyan edilen zaman %1</translation>
    </message>
    <message>
        <source>There is no signature in the file.</source>
        <translation>Dosyada imza yok.</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>Sonuç: %1</translation>
    </message>
    <message>
        <source>Checking the signatures…</source>
        <translation>Atılan imzalar doğrulanıyor…</translation>
    </message>
    <message>
        <source>Enter the PIN on the key pad of %1.</source>
        <translation>PIN&apos;i %1 okuyucusunun tuş takımından girin.</translation>
    </message>
    <message>
        <source>Extended to level %1: %2</source>
        <translation>%1 düzeyine genişletildi: %2</translation>
    </message>
    <message>
        <source>The signature is kept at level %1. %2 Complete it later with: yenilectl extend</source>
        <translation>İmza %1 düzeyinde saklandı. %2 Sonra şununla tamamlayın: yenilectl extend</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept that. User name:</source>
        <translation>%1 vekil sunucusu bunu kabul etmedi. Kullanıcı adı:</translation>
    </message>
    <message>
        <source>User name for the proxy %1:</source>
        <translation>%1 vekil sunucusu için kullanıcı adı:</translation>
    </message>
    <message>
        <source>Password for the proxy %1:</source>
        <translation>%1 vekil sunucusu için parola:</translation>
    </message>
    <message>
        <source>qualified certificate (NES)</source>
        <translation>nitelikli sertifika (NES)</translation>
    </message>
    <message>
        <source>certificate of a seal, not of a person</source>
        <translation>kişinin değil, mührün sertifikası</translation>
    </message>
    <message>
        <source>certificate that is not qualified</source>
        <translation>nitelikli olmayan sertifika</translation>
    </message>
    <message>
        <source>identity number %1</source>
        <translation>kimlik numarası %1</translation>
    </message>
    <message>
        <source>for transactions of at most %1</source>
        <translation>en çok %1 tutarındaki işlemler için</translation>
    </message>
    <message>
        <source>restricted use: %1</source>
        <translation>kullanım kısıtı: %1</translation>
    </message>
    <message>
        <source>what was signed is unaltered</source>
        <translation>imzalanan içerik değiştirilmemiş</translation>
    </message>
    <message>
        <source>it is not certain that what was signed is unaltered</source>
        <translation>imzalanan içeriğin değiştirilmediği kesin değil</translation>
    </message>
    <message>
        <source>the signer is trusted</source>
        <translation>imzacının sertifikasına güveniliyor</translation>
    </message>
    <message>
        <source>the signer is not trusted</source>
        <translation>imzacının sertifikasına güvenilmiyor</translation>
    </message>
    <message>
        <source>usage profile %1: policy %2 (%3), %4</source>
        <translation>kullanım profili %1: ilke %2 (%3), %4</translation>
    </message>
    <message>
        <source>covers %1</source>
        <translation>kapsadıkları: %1</translation>
    </message>
    <message>
        <source>covers the whole file</source>
        <translation>dosyanın tamamını kapsıyor</translation>
    </message>
    <message>
        <source>covers the file as it was then</source>
        <translation>dosyanın o zamanki hâlini kapsıyor</translation>
    </message>
    <message>
        <source>after it: %1</source>
        <translation>ondan sonra: %1</translation>
    </message>
    <message>
        <source>a signature by a usage profile has no reason</source>
        <translation>kullanım profiline göre atılan imzada gerekçe bulunmaz</translation>
    </message>
    <message>
        <source>Asking whether the certificate can be used…</source>
        <translation>Sertifikanın kullanılabilirliği soruluyor…</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, sürüm %2</translation>
    </message>
    <message>
        <source>From %1 on the registration service needs a newer Yenile. Install it before then.</source>
        <translation>Kayıt hizmeti %1 tarihinden itibaren daha yeni bir Yenile istiyor. O güne kadar yeni sürümü kurun.</translation>
    </message>
    <message>
        <source>%1
%2
It is: %3
Default: %4
Example: %5
In force: %6  (%7)</source>
        <translation>%1
%2
Türü: %3
Varsayılan: %4
Örnek: %5
Geçerli olan: %6  (%7)</translation>
    </message>
    <message>
        <source>The application was already received. Receipt number %1
The receipt is in %2</source>
        <translation>Başvuru daha önce alınmıştı. Alındı numarası %1
Alındı şurada: %2</translation>
    </message>
    <message>
        <source>What is applied for (%1):</source>
        <translation>Neye başvuruluyor (%1):</translation>
    </message>
    <message>
        <source>Whether the certificate is good could not be looked up before it signed. %1</source>
        <translation>İmzadan önce sertifikanın geçerliliği araştırılamadı. %1</translation>
    </message>
    <message>
        <source>time stamp of %1 by %2: %3</source>
        <translation>%1 tarihli zaman damgası, veren %2: %3</translation>
    </message>
    <message>
        <source>revocation of %1 not checked</source>
        <translation>%1: iptal durumu sorgulanmadı</translation>
    </message>
    <message>
        <source>%1 not revoked, says %2</source>
        <translation>%1: iptal edilmemiş, kaynak %2</translation>
    </message>
    <message>
        <source>%1 revoked or suspended on %2, says %3</source>
        <translation>%1: %2 tarihinde iptal edilmiş ya da askıya alınmış, kaynak %3</translation>
    </message>
    <message>
        <source>proven to have been there at %1</source>
        <translation>%1 tarihinde var olduğu kanıtlı</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>not: %1</translation>
    </message>
    <message>
        <source>Print both documents in %1 and sign them by hand. %2</source>
        <translation>%1 klasöründeki iki belgeyi yazdırıp elle imzalayın. %2</translation>
    </message>
    <message>
        <source>Verified in the population register (MERNİS) on %1</source>
        <translation>%1 tarihinde MERNİS’ten doğrulandı</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>Yardım: %1</translation>
    </message>
    <message>
        <source>Your T.C. Kimlik No: %1</source>
        <translation>T.C. Kimlik Numaranız: %1</translation>
    </message>
    <message>
        <source>Give them to your institution&apos;s officer.</source>
        <translation>Belgeleri kurum yetkilinize verin.</translation>
    </message>
    <message>
        <source>Earlier signatures that did not hold before either: %1</source>
        <translation>Önceden de geçerli olmayan eski imzalar: %1</translation>
    </message>
    <message>
        <source>a page has its field, and the form of the document lacks it</source>
        <translation>alanı bir sayfada duruyor, belgenin formunda ise yok</translation>
    </message>
    <message>
        <source>Empty signature field: %1</source>
        <translation>Boş imza alanı: %1</translation>
    </message>
    <message>
        <source>Empty signature field: %1 (cannot be signed: %2)</source>
        <translation>Boş imza alanı: %1 (imzalanamaz: %2)</translation>
    </message>
    <message>
        <source>What the user says counts more than the policy here.</source>
        <translation>Burada kullanıcının seçimi yöneticininkinden önce gelir.</translation>
    </message>
    <message>
        <source>This card does not tell how many tries are left. After too many wrong PINs it is locked.</source>
        <translation>Bu kart kaç deneme hakkı kaldığını bildirmez. Çok sayıda yanlış PIN girilirse kilitlenir.</translation>
    </message>
    <message>
        <source>Password of the PDF:</source>
        <translation>PDF&apos;nin parolası:</translation>
    </message>
    <message>
        <source>qualified by the rules of the EU, not by Turkish ones (NES)</source>
        <translation>AB kurallarına göre nitelikli, Türk kurallarına göre (NES) değil</translation>
    </message>
    <message>
        <source>reason, as the signer states it: %1</source>
        <translation>imzacının bildirdiği gerekçe: %1</translation>
    </message>
    <message>
        <source>place, as the signer states it: %1</source>
        <translation>imzacının bildirdiği yer: %1</translation>
    </message>
    <message>
        <source>role, as the signer states it: %1</source>
        <translation>imzacının bildirdiği görev: %1</translation>
    </message>
    <message>
        <source>commitment: %1</source>
        <translation>taahhüt türü: %1</translation>
    </message>
    <message>
        <source>signed are the first %1 bytes, SHA-256 %2</source>
        <translation>imzalanan: ilk %1 bayt, SHA-256 %2</translation>
    </message>
    <message>
        <source>signed is %1: %2 bytes, SHA-256 %3</source>
        <translation>imzalanan %1: %2 bayt, SHA-256 %3</translation>
    </message>
    <message>
        <source>it does not hold: the file or the signature was altered</source>
        <translation>imza tutmuyor: dosya ya da imza değiştirilmiş</translation>
    </message>
    <message>
        <source>trusted because of %1</source>
        <translation>güvenin dayanağı: %1</translation>
    </message>
    <message>
        <source>(judged for %1)</source>
        <translation>(değerlendirme anı: %1)</translation>
    </message>
    <message>
        <source>This is the last try: another wrong PUK makes the card useless.</source>
        <translation>Bu son deneme: bir yanlış PUK daha kartı kullanılmaz kılar.</translation>
    </message>
    <message>
        <source>After too many wrong PUKs the card is useless. Where your certification authority unlocks cards on its own page, do it there.</source>
        <translation>Çok sayıda yanlış PUK kartı kullanılmaz kılar. Sertifika kurumunuz kart kilidini kendi sayfasında çözüyorsa orada çözün.</translation>
    </message>
    <message>
        <source>New PIN:</source>
        <translation>Yeni PIN:</translation>
    </message>
    <message>
        <source>New PIN once more:</source>
        <translation>Yeni PIN (tekrar):</translation>
    </message>
    <message>
        <source>On the key pad of %1, enter the present PIN and then the new one, as often as it asks.</source>
        <translation>%1 okuyucusunun tuş takımında önce şimdiki PIN&apos;i, sonra yenisini istenen sayıda girin.</translation>
    </message>
    <message>
        <source>On the key pad of %1, enter the PUK and then the new PIN, as often as it asks.</source>
        <translation>%1 okuyucusunun tuş takımında önce PUK&apos;u, sonra yeni PIN&apos;i istenen sayıda girin.</translation>
    </message>
    <message>
        <source>Present PIN of the card %1 in %2:</source>
        <translation>%2 içindeki %1 kartının şimdiki PIN&apos;i:</translation>
    </message>
    <message>
        <source>PUK of the card %1 in %2:</source>
        <translation>%2 içindeki %1 kartının PUK&apos;u:</translation>
    </message>
    <message>
        <source>The PIN of the card %1 was set.</source>
        <translation>%1 kartının PIN&apos;i belirlendi.</translation>
    </message>
    <message>
        <source>The card asks for a new PIN. It may sign with the present one; if it does not, change the PIN first (yenilectl pin change).</source>
        <translation>Kart yeni bir PIN istiyor. Şimdikiyle imzalayabilir; imzalamazsa önce PIN&apos;i değiştirin (yenilectl pin change).</translation>
    </message>
    <message>
        <source>The certificate of %1 ends on %2. Days left: %3</source>
        <translation>%1 adına olan sertifikanın süresi %2 tarihinde doluyor. Kalan gün: %3</translation>
    </message>
    <message>
        <source>Renew your certificate</source>
        <translation>Sertifikanızı yenileyin</translation>
    </message>
    <message>
        <source>Open Yenile</source>
        <translation>Yenile&apos;yi aç</translation>
    </message>
    <message>
        <source>Entries for the calendar in %1: %2</source>
        <translation>%1 dosyasındaki takvim kaydı sayısı: %2</translation>
    </message>
    <message>
        <source>Reminders are switched off by the settings.</source>
        <translation>Hatırlatmalar ayarlarda kapatılmış.</translation>
    </message>
    <message>
        <source>No certificate needs to be told of today.</source>
        <translation>Bugün hatırlatılacak bir sertifika yok.</translation>
    </message>
    <message>
        <source>Application %1</source>
        <translation>Başvuru %1</translation>
    </message>
    <message>
        <source>It was not submitted yet.</source>
        <translation>Henüz gönderilmedi.</translation>
    </message>
    <message>
        <source>%1 asks you in your browser. Where it did not open, open this address there:</source>
        <translation>%1 tarayıcınızda soruyor. Sayfa açılmadıysa şu adresi tarayıcıda açın:</translation>
    </message>
    <message>
        <source>%1 asks you in a browser. Open this address in one on this computer:</source>
        <translation>%1 tarayıcıda soruyor. Şu adresi bu bilgisayardaki bir tarayıcıda açın:</translation>
    </message>
    <message>
        <source>%1 signs %2 (%3 of %4).</source>
        <translation>%1 imzalıyor: %2 (%3/%4).</translation>
    </message>
    <message>
        <source>%1 waits until you approve on your device.</source>
        <translation>%1, cihazınızda onay vermenizi bekliyor.</translation>
    </message>
    <message>
        <source>Certificate of %1 at %2</source>
        <translation>%1 adlı kişinin %2 hizmetindeki sertifikası</translation>
    </message>
    <message>
        <source>one cannot log in through a provider here</source>
        <translation>bu hizmete kimlik sağlayıcı ile girilmiyor</translation>
    </message>
    <message>
        <source>one can log in through these providers here: %1</source>
        <translation>bu hizmete şu kimlik sağlayıcılar ile girilebilir: %1</translation>
    </message>
    <message>
        <source>Log in in your web browser. If none has opened, open this address on this computer:</source>
        <translation>Web tarayıcınızda giriş yapın. Tarayıcı açılmadıysa bu adresi bu bilgisayarda açın:</translation>
    </message>
    <message>
        <source>Open this address in a web browser of this computer, and log in there:</source>
        <translation>Bu adresi bu bilgisayardaki bir web tarayıcısında açın ve orada giriş yapın:</translation>
    </message>
    <message>
        <source>there is no such setting; &quot;yenilectl policy&quot; lists them all</source>
        <translation>böyle bir ayar yok; hepsini &quot;yenilectl policy&quot; gösterir</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>All can be read</source>
        <translation>Hepsi okunabiliyor</translation>
    </message>
    <message>
        <source>Can be checked when the settings are right.</source>
        <translation>Ayarlar doğru olduğunda denetlenebilir.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Doğru</translation>
    </message>
    <message>
        <source>Can be checked when the service answers.</source>
        <translation>Hizmet yanıt verince denetlenebilir.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numara</translation>
    </message>
    <message>
        <source>card</source>
        <translation>kart</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>sertifika</translation>
    </message>
    <message>
        <source>name</source>
        <translation>ad</translation>
    </message>
    <message>
        <source>MEND</source>
        <translation>SORUN</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>tamam</translation>
    </message>
    <message>
        <source>note</source>
        <translation>not</translation>
    </message>
    <message>
        <source>can be checked when what comes before it is there</source>
        <translation>öncekiler tamam olduğunda denetlenebilir</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Report of Yenile %1 of %2</source>
        <translation>Yenile %1 raporu, %2</translation>
    </message>
    <message>
        <source>Names and numbers of people, certificates and cards are left out.</source>
        <translation>Kişilerin adları, kimlik, sertifika ve kart numaraları çıkarıldı.</translation>
    </message>
    <message>
        <source>To be mended first: %1</source>
        <translation>Önce giderilmesi gereken: %1</translation>
    </message>
    <message>
        <source>Nothing stands in the way of a renewal.</source>
        <translation>Yenilemenin önünde bir engel yok.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Denetimler</translation>
    </message>
    <message>
        <source>Programs and system</source>
        <translation>Programlar ve sistem</translation>
    </message>
    <message>
        <source>Settings in force</source>
        <translation>Geçerli ayarlar</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Sunucular</translation>
    </message>
    <message>
        <source>Readers on USB</source>
        <translation>USB&apos;deki okuyucular</translation>
    </message>
    <message>
        <source>Readers, drivers and cards</source>
        <translation>Okuyucular, sürücüler ve kartlar</translation>
    </message>
    <message>
        <source>End of the log</source>
        <translation>Günlüğün sonu</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>ulaşıldı</translation>
    </message>
    <message>
        <source>not reached (%1)</source>
        <translation>ulaşılamadı (%1)</translation>
    </message>
    <message>
        <source>The certificate that %1 shows is issued by %2. If that is your organisation&apos;s inspection of TLS, its authority goes into the setting service/caFile.</source>
        <translation>%1 sunucusunun gösterdiği sertifikayı %2 vermiş. Bu, kurumunuzun TLS denetimiyse onun kök sertifikası service/caFile ayarına girilir.</translation>
    </message>
    <message>
        <source>None is named</source>
        <translation>Adres belirtilmemiş</translation>
    </message>
    <message>
        <source>Not reached: %1</source>
        <translation>Ulaşılamayan: %1</translation>
    </message>
    <message>
        <source>%1; no proxy is on the way</source>
        <translation>%1; arada vekil sunucu yok</translation>
    </message>
    <message>
        <source>through the proxy %1: %2; without it: %3</source>
        <translation>%1 vekil sunucusuyla: %2; onsuz: %3</translation>
    </message>
    <message>
        <source>%1, issued by %2, valid until %3</source>
        <translation>%1, veren %2, geçerlilik sonu %3</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>boş</translation>
    </message>
    <message>
        <source>card does not answer</source>
        <translation>kart yanıt vermiyor</translation>
    </message>
    <message>
        <source>card in use by another program</source>
        <translation>kartı başka bir program kullanıyor</translation>
    </message>
    <message>
        <source>no PIN needed</source>
        <translation>PIN gerekmiyor</translation>
    </message>
    <message>
        <source>no PIN yet</source>
        <translation>henüz PIN&apos;i yok</translation>
    </message>
    <message>
        <source>PIN locked</source>
        <translation>PIN kilitli</translation>
    </message>
    <message>
        <source>one PIN try left</source>
        <translation>bir PIN denemesi kaldı</translation>
    </message>
    <message>
        <source>PIN to be changed</source>
        <translation>PIN değiştirilmeli</translation>
    </message>
    <message>
        <source>a PIN try was wrong</source>
        <translation>bir PIN denemesi yanlıştı</translation>
    </message>
    <message>
        <source>PIN in order</source>
        <translation>PIN kullanılabilir</translation>
    </message>
    <message>
        <source>has a PIN; does not tell of wrong tries</source>
        <translation>PIN&apos;i var; yanlış denemeleri bildirmiyor</translation>
    </message>
    <message>
        <source>can sign if its key shows after the PIN</source>
        <translation>anahtarı PIN&apos;den sonra görünürse imzalayabilir</translation>
    </message>
    <message>
        <source>can sign</source>
        <translation>imzalayabilir</translation>
    </message>
    <message>
        <source>READER</source>
        <translation>OKUYUCU</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>DURUM</translation>
    </message>
    <message>
        <source>ANSWER TO RESET</source>
        <translation>ATR</translation>
    </message>
    <message>
        <source>works</source>
        <translation>çalışıyor</translation>
    </message>
    <message>
        <source>DRIVER</source>
        <translation>SÜRÜCÜ</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DOSYA</translation>
    </message>
    <message>
        <source>CARD</source>
        <translation>KART</translation>
    </message>
    <message>
        <source>SERIAL NUMBER</source>
        <translation>SERİ NUMARASI</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>CERTIFICATE</source>
        <translation>SERTİFİKA</translation>
    </message>
    <message>
        <source>VALID UNTIL</source>
        <translation>GEÇERLİLİK SONU</translation>
    </message>
    <message>
        <source>ISSUED BY</source>
        <translation>YAYINLAYAN</translation>
    </message>
    <message>
        <source>Drivers that were looked for: %1
In these folders: %2
And what p11-kit is configured for in: %3</source>
        <translation>Aranan sürücüler: %1
Aranan klasörler: %2
p11-kit yapılandırmasının arandığı yerler: %3</translation>
    </message>
    <message>
        <source>Not allowed by the settings: %1</source>
        <translation>Ayarların izin vermediği: %1</translation>
    </message>
    <message>
        <source>Switched off in p11-kit&apos;s configuration: %1</source>
        <translation>p11-kit yapılandırmasında kapatılmış: %1</translation>
    </message>
    <message>
        <source>reached, but its certificate is not trusted</source>
        <translation>ulaşıldı, ama sertifikasına güvenilmiyor</translation>
    </message>
    <message>
        <source>reached, but it has another key than expected</source>
        <translation>ulaşıldı, ama anahtarı beklenenden farklı</translation>
    </message>
    <message>
        <source>Reached, but not trusted: %1</source>
        <translation>Ulaşılan, ama güvenilmeyen: %1</translation>
    </message>
</context>
<context>
    <name>DriverChoice</name>
    <message>
        <source>Choose the driver of your card</source>
        <translation>Kartınızın sürücüsünü seçin</translation>
    </message>
    <message>
        <source>Card drivers (%1)</source>
        <translation>Kart sürücüleri (%1)</translation>
    </message>
</context>
<context>
    <name>DriverFailure</name>
    <message>
        <source>it is made for another kind of computer</source>
        <translation>başka bir bilgisayar türü için yapılmış</translation>
    </message>
    <message>
        <source>you may not read it</source>
        <translation>okuma izniniz yok</translation>
    </message>
    <message>
        <source>it is no driver</source>
        <translation>bu bir sürücü değil</translation>
    </message>
    <message>
        <source>it is no driver for cards</source>
        <translation>bu bir kart sürücüsü değil</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>böyle bir dosya yok</translation>
    </message>
    <message>
        <source>it needs %1, which is not installed</source>
        <translation>%1 gerekiyor, ama kurulu değil</translation>
    </message>
    <message>
        <source>it does not fit to the libraries of this computer (%1)</source>
        <translation>bu bilgisayarın kitaplıklarına uymuyor (%1)</translation>
    </message>
    <message>
        <source>it needs a DLL that is not installed</source>
        <translation>kurulu olmayan bir DLL gerekiyor</translation>
    </message>
    <message>
        <source>it is made for 32-bit programs, and Yenile is a 64-bit one</source>
        <translation>32 bitlik programlar için yapılmış, Yenile ise 64 bitlik</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>bozuk</translation>
    </message>
</context>
<context>
    <name>EndWatch</name>
    <message>
        <source>Renew the certificate. Days left: %1</source>
        <translation>Sertifikayı yenileyin. Kalan gün: %1</translation>
    </message>
    <message>
        <source>The certificate of %1 (%2) ends on %3. Open Yenile to renew it.</source>
        <translation>%1 adına olan sertifikanın (%2) süresi %3 tarihinde doluyor. Yenilemek için Yenile&apos;yi açın.</translation>
    </message>
</context>
<context>
    <name>ErrorTable</name>
    <message>
        <source>Something went wrong inside Yenile.</source>
        <translation>Yenile içinde beklenmedik bir sorun oluştu.</translation>
    </message>
    <message>
        <source>You cancelled this step.</source>
        <translation>Bu adımdan vazgeçtiniz.</translation>
    </message>
    <message>
        <source>Nothing was lost. Start the step again when you are ready.</source>
        <translation>Hiçbir şey kaybolmadı. Hazır olduğunuzda adımı yeniden başlatın.</translation>
    </message>
    <message>
        <source>The file %1 could not be read.</source>
        <translation>%1 dosyası okunamadı.</translation>
    </message>
    <message>
        <source>Check that the file is there and that you may read it.</source>
        <translation>Dosyanın yerinde olduğunu ve okuma izniniz bulunduğunu denetleyin.</translation>
    </message>
    <message>
        <source>The file %1 could not be written.</source>
        <translation>%1 dosyası yazılamadı.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space, and try again.</source>
        <translation>Başka bir klasör seçin ya da yer açıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>The file %1 is damaged.</source>
        <translation>%1 dosyası bozuk.</translation>
    </message>
    <message>
        <source>Get the file again from where it came from.</source>
        <translation>Dosyayı geldiği yerden yeniden alın.</translation>
    </message>
    <message>
        <source>The setting %1 has a value that cannot be used.</source>
        <translation>%1 ayarının değeri kullanılamıyor.</translation>
    </message>
    <message>
        <source>Correct the setting, or ask the administrator who manages it.</source>
        <translation>Ayarı düzeltin ya da ayarı yöneten sistem yöneticisine başvurun.</translation>
    </message>
    <message>
        <source>An answer is missing: %1.</source>
        <translation>Bir yanıt eksik: %1.</translation>
    </message>
    <message>
        <source>Add the answer and start again.</source>
        <translation>Yanıtı ekleyip yeniden başlatın.</translation>
    </message>
    <message>
        <source>The command was not understood: %1.</source>
        <translation>Komut anlaşılmadı: %1.</translation>
    </message>
    <message>
        <source>Run the command with --help to see how it is used.</source>
        <translation>Nasıl kullanıldığını görmek için komutu --help ile çalıştırın.</translation>
    </message>
    <message>
        <source>The smart card service of this computer is not running.</source>
        <translation>Bu bilgisayarın akıllı kart hizmeti çalışmıyor.</translation>
    </message>
    <message>
        <source>Start the smart card service (pcscd, or &quot;Smart Card&quot; on Windows), then try again.</source>
        <translation>Akıllı kart hizmetini (pcscd, Windows’ta &quot;Akıllı Kart&quot;) başlatıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>No card reader was found.</source>
        <translation>Kart okuyucu bulunamadı.</translation>
    </message>
    <message>
        <source>Plug the card reader in. If it is plugged in, try another USB socket.</source>
        <translation>Kart okuyucuyu takın. Takılıysa başka bir USB yuvasını deneyin.</translation>
    </message>
    <message>
        <source>There is no card in the reader.</source>
        <translation>Okuyucuda kart yok.</translation>
    </message>
    <message>
        <source>Put your card into the reader, chip first and face up.</source>
        <translation>Kartınızı çipi önde ve üste gelecek biçimde okuyucuya takın.</translation>
    </message>
    <message>
        <source>No driver for your card was found on this computer.</source>
        <translation>Bu bilgisayarda kartınız için bir sürücü bulunamadı.</translation>
    </message>
    <message>
        <source>Install the card driver from your certification authority, or choose the driver file yourself.</source>
        <translation>Sertifika sağlayıcınızın kart sürücüsünü kurun ya da sürücü dosyasını kendiniz seçin.</translation>
    </message>
    <message>
        <source>Install the driver again, or choose another driver.</source>
        <translation>Sürücüyü yeniden kurun ya da başka bir sürücü seçin.</translation>
    </message>
    <message>
        <source>The card driver did not answer in time.</source>
        <translation>Kart sürücüsü zamanında yanıt vermedi.</translation>
    </message>
    <message>
        <source>Take the card out, put it back in and try again. What you typed is kept.</source>
        <translation>Kartı çıkarıp yeniden takın ve tekrar deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>The card driver stopped unexpectedly and was started again.</source>
        <translation>Kart sürücüsü beklenmedik biçimde durdu ve yeniden başlatıldı.</translation>
    </message>
    <message>
        <source>Try again. What you typed is kept.</source>
        <translation>Yeniden deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>The card is empty: it was never set up.</source>
        <translation>Kart boş: hiç hazırlanmamış.</translation>
    </message>
    <message>
        <source>Use the card that holds your certificate.</source>
        <translation>Sertifikanızın bulunduğu kartı kullanın.</translation>
    </message>
    <message>
        <source>The card was taken out.</source>
        <translation>Kart çıkarıldı.</translation>
    </message>
    <message>
        <source>Put the same card back in and try again. What you typed is kept.</source>
        <translation>Aynı kartı yeniden takıp tekrar deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>No card was found.</source>
        <translation>Kart bulunamadı.</translation>
    </message>
    <message>
        <source>Put your card into the reader. If it is there already, take it out and put it back in.</source>
        <translation>Kartınızı okuyucuya takın. Takılıysa çıkarıp yeniden takın.</translation>
    </message>
    <message>
        <source>The card could not do what was asked.</source>
        <translation>Kart isteneni yapamadı.</translation>
    </message>
    <message>
        <source>There is no certificate on this card that can sign the renewal.</source>
        <translation>Bu kartta yenilemeyi imzalayabilecek bir sertifika yok.</translation>
    </message>
    <message>
        <source>Use the card that holds your qualified certificate, or continue with a wet-ink signature.</source>
        <translation>Nitelikli sertifikanızın bulunduğu kartı kullanın ya da ıslak imzayla devam edin.</translation>
    </message>
    <message>
        <source>The key of this certificate is not on the card.</source>
        <translation>Bu sertifikanın anahtarı kartta yok.</translation>
    </message>
    <message>
        <source>Use the card that holds the key, or choose another certificate.</source>
        <translation>Anahtarın bulunduğu kartı kullanın ya da başka bir sertifika seçin.</translation>
    </message>
    <message>
        <source>The part of Yenile that talks to cards was not found.</source>
        <translation>Yenile’nin kartlarla konuşan parçası bulunamadı.</translation>
    </message>
    <message>
        <source>Install Yenile again.</source>
        <translation>Yenile’yi yeniden kurun.</translation>
    </message>
    <message>
        <source>The PIN is not correct.</source>
        <translation>PIN doğru değil.</translation>
    </message>
    <message>
        <source>Enter the PIN again. Too many wrong tries lock the card.</source>
        <translation>PIN kodunu yeniden girin. Çok sayıda yanlış deneme kartı kilitler.</translation>
    </message>
    <message>
        <source>The PIN of this card is locked.</source>
        <translation>Bu kartın PIN kodu kilitli.</translation>
    </message>
    <message>
        <source>A PIN of this card has %1 to %2 characters.</source>
        <translation>Bu kartın PIN kodu en az %1, en çok %2 karakterdir.</translation>
    </message>
    <message>
        <source>Enter the PIN again. No try was used up.</source>
        <translation>PIN kodunu yeniden girin. Deneme hakkınız eksilmedi.</translation>
    </message>
    <message>
        <source>Only one PIN try is left; it was not used.</source>
        <translation>Tek bir PIN denemesi kaldı; kullanılmadı.</translation>
    </message>
    <message>
        <source>Make sure of the PIN before you use the last try.</source>
        <translation>Son denemeyi kullanmadan önce PIN kodundan emin olun.</translation>
    </message>
    <message>
        <source>This card has no PIN yet.</source>
        <translation>Bu kartın henüz PIN kodu yok.</translation>
    </message>
    <message>
        <source>The card cannot make a signature of the kind that is asked for (%1).</source>
        <translation>Kart istenen türde imza atamıyor (%1).</translation>
    </message>
    <message>
        <source>Use another card, or continue with a wet-ink signature.</source>
        <translation>Başka bir kart kullanın ya da ıslak imzayla devam edin.</translation>
    </message>
    <message>
        <source>The registration service could not be reached.</source>
        <translation>Kayıt hizmetine ulaşılamadı.</translation>
    </message>
    <message>
        <source>Check the internet connection and the proxy settings, then try again. What you typed is kept.</source>
        <translation>İnternet bağlantısını ve vekil sunucu ayarlarını denetleyip yeniden deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>The registration service did not answer in time.</source>
        <translation>Kayıt hizmeti zamanında yanıt vermedi.</translation>
    </message>
    <message>
        <source>Wait a moment and try again. What you typed is kept.</source>
        <translation>Biraz bekleyip yeniden deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>The identity of the registration service could not be confirmed.</source>
        <translation>Kayıt hizmetinin kimliği doğrulanamadı.</translation>
    </message>
    <message>
        <source>Do not enter anything. Check the date of this computer, or ask your administrator.</source>
        <translation>Hiçbir bilgi girmeyin. Bu bilgisayarın tarihini denetleyin ya da sistem yöneticinize başvurun.</translation>
    </message>
    <message>
        <source>The registration service gave an answer that Yenile does not understand.</source>
        <translation>Kayıt hizmetinden Yenile’nin anlamadığı bir yanıt geldi.</translation>
    </message>
    <message>
        <source>Look for a newer version of Yenile, or try again later.</source>
        <translation>Yenile’nin daha yeni bir sürümü olup olmadığına bakın ya da daha sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>The registration service has a problem of its own.</source>
        <translation>Kayıt hizmetinin kendisinde bir sorun var.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. What you typed is kept.</source>
        <translation>Birkaç dakika sonra yeniden deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>The registration service is busy.</source>
        <translation>Kayıt hizmeti yoğun.</translation>
    </message>
    <message>
        <source>Wait %1 seconds and try again. What you typed is kept.</source>
        <translation>%1 saniye bekleyip yeniden deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>The registration service needs Yenile %1 or newer.</source>
        <translation>Kayıt hizmeti Yenile %1 ya da daha yenisini istiyor.</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>Yeni sürümü kurun.</translation>
    </message>
    <message>
        <source>No registration service has been set.</source>
        <translation>Kayıt hizmetinin adresi ayarlanmamış.</translation>
    </message>
    <message>
        <source>The text from the picture does not match.</source>
        <translation>Resimdeki yazı uyuşmuyor.</translation>
    </message>
    <message>
        <source>Enter the text of the new picture.</source>
        <translation>Yeni resimdeki yazıyı girin.</translation>
    </message>
    <message>
        <source>You were logged out because some time has passed.</source>
        <translation>Belirli bir süre geçtiği için oturumunuz kapandı.</translation>
    </message>
    <message>
        <source>Log in again. What you typed is kept.</source>
        <translation>Yeniden giriş yapın. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>There were too many tries.</source>
        <translation>Çok fazla deneme yapıldı.</translation>
    </message>
    <message>
        <source>Wait %1 seconds and try again.</source>
        <translation>%1 saniye bekleyip yeniden deneyin.</translation>
    </message>
    <message>
        <source>The registration service refused what was sent: %1.</source>
        <translation>Kayıt hizmeti gönderileni kabul etmedi: %1.</translation>
    </message>
    <message>
        <source>Check what you entered and try again.</source>
        <translation>Girdiklerinizi denetleyip yeniden deneyin.</translation>
    </message>
    <message>
        <source>The registration service does not have what was asked for.</source>
        <translation>İstenen, kayıt hizmetinde bulunamadı.</translation>
    </message>
    <message>
        <source>Go back to the list of orders and choose again.</source>
        <translation>Sipariş listesine dönüp yeniden seçin.</translation>
    </message>
    <message>
        <source>This step cannot be done now.</source>
        <translation>Bu adım şu anda yapılamaz.</translation>
    </message>
    <message>
        <source>Go back to the list of orders and continue from there.</source>
        <translation>Sipariş listesine dönüp oradan devam edin.</translation>
    </message>
    <message>
        <source>Get the document again from where it came from.</source>
        <translation>Belgeyi geldiği yerden yeniden alın.</translation>
    </message>
    <message>
        <source>The PDF document is protected with a password.</source>
        <translation>PDF belgesi parolayla korunuyor.</translation>
    </message>
    <message>
        <source>Ask whoever made the document for a copy that may be signed.</source>
        <translation>Belgeyi hazırlayandan imzalanabilen bir kopya isteyin.</translation>
    </message>
    <message>
        <source>Ask whoever made the document for a plain PDF.</source>
        <translation>Belgeyi hazırlayandan sade bir PDF isteyin.</translation>
    </message>
    <message>
        <source>The signed bundle is damaged.</source>
        <translation>İmzalı paket bozuk.</translation>
    </message>
    <message>
        <source>Sign again.</source>
        <translation>Yeniden imzalayın.</translation>
    </message>
    <message>
        <source>The signed bundle lacks %1.</source>
        <translation>İmzalı pakette %1 eksik.</translation>
    </message>
    <message>
        <source>%1 in the signed bundle was changed after signing.</source>
        <translation>İmzalı paketteki %1 imzadan sonra değişmiş.</translation>
    </message>
    <message>
        <source>The signature of %1 is not valid.</source>
        <translation>%1 üzerindeki imza geçerli değil.</translation>
    </message>
    <message>
        <source>%1 is not signed.</source>
        <translation>%1 imzalı değil.</translation>
    </message>
    <message>
        <source>Sign it first.</source>
        <translation>Önce imzalayın.</translation>
    </message>
    <message>
        <source>%1 was changed after signing.</source>
        <translation>%1 imzadan sonra değişmiş.</translation>
    </message>
    <message>
        <source>The signature uses a method that is no longer safe (%1).</source>
        <translation>İmzada artık güvenli olmayan bir yöntem kullanılmış (%1).</translation>
    </message>
    <message>
        <source>Sign again with a newer card or certificate.</source>
        <translation>Daha yeni bir kart ya da sertifikayla yeniden imzalayın.</translation>
    </message>
    <message>
        <source>%1 is not the document that was to be signed.</source>
        <translation>%1, imzalanması gereken belge değil.</translation>
    </message>
    <message>
        <source>Fetch the documents again and sign them.</source>
        <translation>Belgeleri yeniden alıp imzalayın.</translation>
    </message>
    <message>
        <source>The certificate of %1 does not come from a trusted authority.</source>
        <translation>%1 için kullanılan sertifika güvenilen bir sağlayıcıdan değil.</translation>
    </message>
    <message>
        <source>Use your qualified certificate.</source>
        <translation>Nitelikli sertifikanızı kullanın.</translation>
    </message>
    <message>
        <source>The certificate ended on %1.</source>
        <translation>Sertifikanın süresi %1 tarihinde doldu.</translation>
    </message>
    <message>
        <source>Continue with a wet-ink signature.</source>
        <translation>Islak imzayla devam edin.</translation>
    </message>
    <message>
        <source>The certificate is not valid before %1.</source>
        <translation>Sertifika %1 tarihinden önce geçerli değil.</translation>
    </message>
    <message>
        <source>Use the card that is valid now, and check the date of this computer.</source>
        <translation>Şu anda geçerli olan kartı kullanın ve bu bilgisayarın tarihini denetleyin.</translation>
    </message>
    <message>
        <source>The certificate is not a qualified certificate.</source>
        <translation>Bu sertifika nitelikli bir sertifika değil.</translation>
    </message>
    <message>
        <source>Use the card with your qualified certificate (NES).</source>
        <translation>Nitelikli Elektronik Sertifikanızın (NES) bulunduğu kartı kullanın.</translation>
    </message>
    <message>
        <source>The certificate is not meant for signing documents.</source>
        <translation>Bu sertifika belge imzalamak için değil.</translation>
    </message>
    <message>
        <source>Choose the certificate for signing.</source>
        <translation>İmza sertifikasını seçin.</translation>
    </message>
    <message>
        <source>The certificate belongs to another person.</source>
        <translation>Sertifika başka bir kişiye ait.</translation>
    </message>
    <message>
        <source>Use the card of the person who is applying.</source>
        <translation>Başvuran kişinin kartını kullanın.</translation>
    </message>
    <message>
        <source>The certificate was revoked on %1.</source>
        <translation>Sertifika %1 tarihinde iptal edilmiş.</translation>
    </message>
    <message>
        <source>The certificate could not be read.</source>
        <translation>Sertifika okunamadı.</translation>
    </message>
    <message>
        <source>Take the card out and put it back in, or use another card.</source>
        <translation>Kartı çıkarıp yeniden takın ya da başka bir kart kullanın.</translation>
    </message>
    <message>
        <source>The receipt of the registration service could not be confirmed.</source>
        <translation>Kayıt hizmetinin alındısı doğrulanamadı.</translation>
    </message>
    <message>
        <source>Try again. Your signed bundle is kept and nothing is sent twice.</source>
        <translation>Yeniden deneyin. İmzalı paketiniz saklanıyor; hiçbir şey iki kez gönderilmez.</translation>
    </message>
    <message>
        <source>No time stamp could be obtained.</source>
        <translation>Zaman damgası alınamadı.</translation>
    </message>
    <message>
        <source>Try again later. Signed files are kept and can be extended then; an application is not sent without its time stamp.</source>
        <translation>Daha sonra yeniden deneyin. İmzalanan dosyalar saklanır, damga o zaman eklenebilir; başvuru, zaman damgası olmadan gönderilmez.</translation>
    </message>
    <message>
        <source>This is not a valid identity number.</source>
        <translation>Bu geçerli bir kimlik numarası değil.</translation>
    </message>
    <message>
        <source>Enter the 11 digits of your T.C. Kimlik No, or your passport number.</source>
        <translation>11 haneli T.C. Kimlik No’nuzu ya da pasaport numaranızı girin.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not filled in as the form asks.</source>
        <translation>&quot;%1&quot; alanı formun istediği biçimde doldurulmamış.</translation>
    </message>
    <message>
        <source>Correct the field and continue.</source>
        <translation>Alanı düzeltip devam edin.</translation>
    </message>
    <message>
        <source>The form has a field that this version cannot show (%1).</source>
        <translation>Formda bu sürümün gösteremediği bir alan var (%1).</translation>
    </message>
    <message>
        <source>Install the newest version of Yenile.</source>
        <translation>Yenile’nin en yeni sürümünü kurun.</translation>
    </message>
    <message>
        <source>The two security words are not the same.</source>
        <translation>İki güvenlik sözcüğü aynı değil.</translation>
    </message>
    <message>
        <source>Enter the same security word twice.</source>
        <translation>Aynı güvenlik sözcüğünü iki kez girin.</translation>
    </message>
    <message>
        <source>This is not a Turkish mobile number.</source>
        <translation>Bu bir Türkiye cep telefonu numarası değil.</translation>
    </message>
    <message>
        <source>Enter the number like 5XX XXX XX XX.</source>
        <translation>Numarayı 5XX XXX XX XX biçiminde girin.</translation>
    </message>
    <message>
        <source>The code from the SMS does not match. Tries left: %1.</source>
        <translation>SMS Onay Kodu uyuşmuyor. Kalan deneme: %1.</translation>
    </message>
    <message>
        <source>Enter the code again, or ask for a new one.</source>
        <translation>Kodu yeniden girin ya da yeni kod isteyin.</translation>
    </message>
    <message>
        <source>The code from the SMS is no longer valid.</source>
        <translation>SMS Onay Kodunun süresi doldu.</translation>
    </message>
    <message>
        <source>Ask for a new code.</source>
        <translation>Yeni kod isteyin.</translation>
    </message>
    <message>
        <source>There were too many wrong codes.</source>
        <translation>Çok fazla yanlış kod girildi.</translation>
    </message>
    <message>
        <source>A new code cannot be sent yet.</source>
        <translation>Henüz yeni kod gönderilemez.</translation>
    </message>
    <message>
        <source>Wait %1 seconds and ask again.</source>
        <translation>%1 saniye bekleyip yeniden isteyin.</translation>
    </message>
    <message>
        <source>This order is not there any more.</source>
        <translation>Bu sipariş artık yok.</translation>
    </message>
    <message>
        <source>Choose another order.</source>
        <translation>Başka bir sipariş seçin.</translation>
    </message>
    <message>
        <source>This order is already closed.</source>
        <translation>Bu sipariş kapanmış.</translation>
    </message>
    <message>
        <source>Choose another order, or ask your institution.</source>
        <translation>Başka bir sipariş seçin ya da kurumunuza başvurun.</translation>
    </message>
    <message>
        <source>This way of signing is not possible for this order.</source>
        <translation>Bu imza yöntemi bu sipariş için kullanılamaz.</translation>
    </message>
    <message>
        <source>Choose the other way of signing.</source>
        <translation>Öbür imza yöntemini seçin.</translation>
    </message>
    <message>
        <source>This application was already submitted.</source>
        <translation>Bu başvuru daha önce gönderilmiş.</translation>
    </message>
    <message>
        <source>You do not have to do anything. The receipt can be shown again.</source>
        <translation>Yapılacak başka bir şey yok; alındı yeniden gösterilebilir.</translation>
    </message>
    <message>
        <source>These lines of the orders cannot be taken in: %1.</source>
        <translation>Siparişlerin şu satırları alınamıyor: %1.</translation>
    </message>
    <message>
        <source>Correct them and take the file in again; nothing of it was taken in.</source>
        <translation>Bunları düzeltip dosyayı yeniden alın; dosyadan hiçbir şey alınmadı.</translation>
    </message>
    <message>
        <source>This computer does not let you use its card readers.</source>
        <translation>Bu bilgisayar kart okuyucularını kullanmanıza izin vermiyor.</translation>
    </message>
    <message>
        <source>Log in at the computer itself, not remotely, or ask the administrator for access to the smart card service (polkit: org.debian.pcsc-lite.access_pcsc).</source>
        <translation>Uzaktan değil, bilgisayarın başında oturum açın ya da yöneticiden akıllı kart hizmetine erişim isteyin (polkit: org.debian.pcsc-lite.access_pcsc).</translation>
    </message>
    <message>
        <source>Another program keeps the card in %1 to itself.</source>
        <translation>%1 okuyucusundaki kartı başka bir program tek başına kullanıyor.</translation>
    </message>
    <message>
        <source>Close the other program that uses the card, then try again.</source>
        <translation>Kartı kullanan diğer programı kapatın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>The card in %1 does not answer.</source>
        <translation>%1 okuyucusundaki kart yanıt vermiyor.</translation>
    </message>
    <message>
        <source>Take the card out, wipe its chip clean and put it back in, chip first and face up.</source>
        <translation>Kartı çıkarın, çipini silin ve çipi önde ve üstte olacak şekilde yeniden takın.</translation>
    </message>
    <message>
        <source>No driver on this computer knows the card in %1.</source>
        <translation>Bu bilgisayardaki hiçbir sürücü %1 okuyucusundaki kartı tanımıyor.</translation>
    </message>
    <message>
        <source>The PIN was not entered on the reader in time.</source>
        <translation>PIN okuyucuda zamanında girilmedi.</translation>
    </message>
    <message>
        <source>Sign again, and enter the PIN on the reader&apos;s key pad while the time runs.</source>
        <translation>Yeniden imzalayın ve süre işlerken PIN&apos;i okuyucunun tuş takımından girin.</translation>
    </message>
    <message>
        <source>The application was changed from another place in the meantime.</source>
        <translation>Başvuru bu arada başka bir yerden değiştirildi.</translation>
    </message>
    <message>
        <source>Look at how it stands now, then choose again.</source>
        <translation>Şimdiki durumuna bakın, sonra yeniden seçin.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong: it is off by %1 minutes.</source>
        <translation>Bu bilgisayarın saati yanlış: %1 dakika sapıyor.</translation>
    </message>
    <message>
        <source>Set the date and the time of this computer. Signatures carry its time.</source>
        <translation>Bilgisayarın tarihini ve saatini düzeltin. İmzalar bu saati taşır.</translation>
    </message>
    <message>
        <source>%1 did not provide what the signature needs.</source>
        <translation>%1, imza için gerekeni vermedi.</translation>
    </message>
    <message>
        <source>Check the internet connection and the proxy settings, then try again.</source>
        <translation>İnternet bağlantısını ve vekil sunucu ayarlarını denetleyip yeniden deneyin.</translation>
    </message>
    <message>
        <source>A certificate names the address %1, which lies within the local network.</source>
        <translation>Bir sertifika, yerel ağda bulunan %1 adresini gösteriyor.</translation>
    </message>
    <message>
        <source>If that is right, allow it with the setting network/localAddresses.</source>
        <translation>Bu doğruysa network/localAddresses ayarıyla izin verin.</translation>
    </message>
    <message>
        <source>The signature does not do what its usage profile %1 demands.</source>
        <translation>İmza, kullanım profili %1 için gerekenleri sağlamıyor.</translation>
    </message>
    <message>
        <source>Extend the signature, or sign again.</source>
        <translation>İmzayı genişletin ya da yeniden imzalayın.</translation>
    </message>
    <message>
        <source>The grace period of the usage profile %1 runs until %2.</source>
        <translation>%1 kullanım profilinin bekleme süresi %2 tarihine kadar sürüyor.</translation>
    </message>
    <message>
        <source>Check the signature again after that, asking whether certificates were revoked.</source>
        <translation>Bundan sonra imzayı, sertifikaların iptal durumunu da sorarak yeniden doğrulayın.</translation>
    </message>
    <message>
        <source>The proxy %1 of your network wants to know who you are.</source>
        <translation>Ağınızın vekil sunucusu (%1) kim olduğunuzu bilmek istiyor.</translation>
    </message>
    <message>
        <source>Enter the name and the password of your network, or ask its administrator.</source>
        <translation>Ağınızın kullanıcı adını ve parolasını girin ya da ağ yöneticinize sorun.</translation>
    </message>
    <message>
        <source>This network wants you to log in to it before it lets you through.</source>
        <translation>Bu ağ, dışarıya çıkmadan önce kendisine giriş yapmanızı istiyor.</translation>
    </message>
    <message>
        <source>Open any web page in your browser, log in to the network there, then try again. What you typed is kept.</source>
        <translation>Tarayıcınızda herhangi bir sayfa açıp ağa oradan giriş yapın, sonra yeniden deneyin. Yazdıklarınız duruyor.</translation>
    </message>
    <message>
        <source>The validation policy cannot be used because of &quot;%1&quot;.</source>
        <translation>Doğrulama politikası &quot;%1&quot; nedeniyle kullanılamıyor.</translation>
    </message>
    <message>
        <source>Correct the policy file; the manual of yenilectl describes it.</source>
        <translation>Politika dosyasını düzeltin; yenilectl kılavuzu dosyanın biçimini anlatır.</translation>
    </message>
    <message>
        <source>The certificate has been suspended since %1.</source>
        <translation>Sertifika %1 tarihinden beri askıda.</translation>
    </message>
    <message>
        <source>Ask your certification authority to lift the suspension, or continue with a wet-ink signature.</source>
        <translation>Sertifika sağlayıcınızdan askının kaldırılmasını isteyin veya ıslak imzayla devam edin.</translation>
    </message>
    <message>
        <source>%1 is a signature of a kind that Yenile cannot judge.</source>
        <translation>%1, Yenile’nin değerlendiremediği türden bir imza.</translation>
    </message>
    <message>
        <source>Have it checked with the program that made it.</source>
        <translation>Onu oluşturan programla denetletin.</translation>
    </message>
    <message>
        <source>The PDF document is damaged: %1.</source>
        <translation>PDF belgesi bozuk: %1.</translation>
    </message>
    <message>
        <source>The PDF document does not allow this signature: %1.</source>
        <translation>PDF belgesi bu imzaya izin vermiyor: %1.</translation>
    </message>
    <message>
        <source>The PDF document cannot be signed safely: %1.</source>
        <translation>PDF belgesi güvenle imzalanamıyor: %1.</translation>
    </message>
    <message>
        <source>It could not be checked whether the certificate was revoked.</source>
        <translation>Sertifikanın iptal edilip edilmediği şu anda öğrenilemedi.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. What is signed is kept.</source>
        <translation>Birkaç dakika sonra yeniden deneyin. İmzalananlar saklanıyor.</translation>
    </message>
    <message>
        <source>The proxy %1 of your network asks who you are in a way that Yenile does not know.</source>
        <translation>Ağınızın vekil sunucusu (%1), kim olduğunuzu Yenile’nin bilmediği bir yolla soruyor.</translation>
    </message>
    <message>
        <source>Ask its administrator to let Yenile log in by Kerberos or with name and password, or use another network.</source>
        <translation>Yöneticisinden Yenile’nin Kerberos ile ya da ad ve parolayla girebilmesini isteyin ya da başka bir ağ kullanın.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell whoever helps you the code that is shown and what you did before.</source>
        <translation>Yeniden deneyin. Tekrarlanırsa size yardım eden kişiye gösterilen kodu ve öncesinde ne yaptığınızı söyleyin.</translation>
    </message>
    <message>
        <source>The PDF document is too complex for Yenile: %1.</source>
        <translation>PDF belgesinde Yenile&apos;nin kabul ettiğinden fazlası var: %1.</translation>
    </message>
    <message>
        <source>Ask whoever made the document for a simpler one.</source>
        <translation>Belgeyi hazırlayandan daha sade bir belge isteyin.</translation>
    </message>
    <message>
        <source>The part of Yenile that reads documents was not found.</source>
        <translation>Yenile’nin belgeleri okuyan parçası bulunamadı.</translation>
    </message>
    <message>
        <source>The part of Yenile that reads documents stopped over this one.</source>
        <translation>Yenile’nin belgeleri okuyan parçası bu belgede durdu.</translation>
    </message>
    <message>
        <source>Get the document again from where it came from. If it happens again, tell whoever made it.</source>
        <translation>Belgeyi geldiği yerden yeniden alın. Yine olursa belgeyi hazırlayana bildirin.</translation>
    </message>
    <message>
        <source>Reading the document takes more memory or time than one of its size may.</source>
        <translation>Belgeyi okumak, bu büyüklükte bir belgenin gerektirebileceğinden fazla bellek ya da zaman istiyor.</translation>
    </message>
    <message>
        <source>%1 is a folder, so no file can be written in its place.</source>
        <translation>%1 bir klasör; yerine dosya yazılamaz.</translation>
    </message>
    <message>
        <source>Name a file in the folder.</source>
        <translation>Klasörün içinde bir dosya adı verin.</translation>
    </message>
    <message>
        <source>There is no room left for %1.</source>
        <translation>%1 için yer kalmadı.</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disk, then try again.</source>
        <translation>Biraz yer açın ya da başka bir diskte bir klasör seçip yeniden deneyin.</translation>
    </message>
    <message>
        <source>You may not write %1: the file, its folder or its disk is protected.</source>
        <translation>%1 yazılamıyor: dosya, klasörü ya da diski yazmaya karşı korumalı.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever looks after this one.</source>
        <translation>Başka bir klasör seçin ya da bu klasörden sorumlu kişiye danışın.</translation>
    </message>
    <message>
        <source>None of the certificates at hand can be used:
%1.</source>
        <translation>Eldeki sertifikaların hiçbiri kullanılamıyor:
%1.</translation>
    </message>
    <message>
        <source>Use the card that holds your valid qualified certificate, or continue with a wet-ink signature.</source>
        <translation>Geçerli nitelikli sertifikanızın bulunduğu kartı kullanın ya da ıslak imza ile devam edin.</translation>
    </message>
    <message>
        <source>A signed bundle cannot hold a file called &quot;%1&quot;: %2.</source>
        <translation>İmzalı paket &quot;%1&quot; adlı bir dosya içeremez: %2.</translation>
    </message>
    <message>
        <source>Give the file another name, then try again.</source>
        <translation>Dosyaya başka bir ad verip yeniden deneyin.</translation>
    </message>
    <message>
        <source>A signed bundle holds at most %1 files and %2 MiB.</source>
        <translation>Bir imzalı paket en çok %1 dosya ve %2 MiB içerebilir.</translation>
    </message>
    <message>
        <source>Sign the files in several bundles.</source>
        <translation>Dosyaları birkaç paket hâlinde imzalayın.</translation>
    </message>
    <message>
        <source>The certificate is the seal of an institution, not a person&apos;s own.</source>
        <translation>Sertifika bir kurumun mührüdür, bir kişiye ait değildir.</translation>
    </message>
    <message>
        <source>Use the card with your own qualified certificate (NES).</source>
        <translation>Kendi nitelikli sertifikanızın (NES) bulunduğu kartı kullanın.</translation>
    </message>
    <message>
        <source>What was signed waits to be sent to %1, and this registration service does not know of it.</source>
        <translation>İmzalananlar %1 adresine gönderilmeyi bekliyor; bu kayıt hizmeti onları tanımıyor.</translation>
    </message>
    <message>
        <source>Set the address of the service that it was signed for, or log in as the person who signed it.</source>
        <translation>İmzanın atıldığı hizmetin adresini ayarlayın ya da imzalayan kişi olarak giriş yapın.</translation>
    </message>
    <message>
        <source>You stopped before the receipt was there.</source>
        <translation>Alındı gelmeden durdurdunuz.</translation>
    </message>
    <message>
        <source>What you signed is kept on this computer. Start Yenile again, or try again here, when you are ready: no PIN is asked for, and only what is missing is sent.</source>
        <translation>İmzaladıklarınız bu bilgisayarda saklanıyor. Hazır olduğunuzda Yenile&apos;yi yeniden başlatın ya da burada yeniden deneyin: PIN sorulmaz, yalnızca eksik kalan gönderilir.</translation>
    </message>
    <message>
        <source>The registration service has another key than the one that is expected of it.</source>
        <translation>Kayıt hizmetinin anahtarı, beklenen anahtar değil.</translation>
    </message>
    <message>
        <source>Do not enter anything: somebody may stand in between. Ask your administrator whether the service has a new key; it goes into the setting service/pins.</source>
        <translation>Hiçbir bilgi girmeyin: araya biri girmiş olabilir. Yöneticinize hizmetin yeni bir anahtarı olup olmadığını sorun; yeni anahtar service/pins ayarına yazılır.</translation>
    </message>
    <message>
        <source>A gateway on the way to the registration service does not let through as much as %1.</source>
        <translation>Kayıt hizmetine giden yoldaki bir ağ geçidi %1 büyüklüğünde veriyi geçirmiyor.</translation>
    </message>
    <message>
        <source>Tell the support address of the service, or your administrator, this size and the number 413: the gateway&apos;s limit has to be raised. What you signed is kept.</source>
        <translation>Bu büyüklüğü ve 413 sayısını hizmetin destek adresine ya da yöneticinize bildirin: ağ geçidinin sınırı yükseltilmelidir. İmzaladıklarınız saklanır.</translation>
    </message>
    <message>
        <source>A gateway answers in place of the registration service, which it does not reach just now (HTTP %1).</source>
        <translation>Kayıt hizmetinin yerine bir ağ geçidi yanıt veriyor; hizmete şu anda ulaşamıyor (HTTP %1).</translation>
    </message>
    <message>
        <source>Something on the way to the registration service answered with a page of its own (HTTP %1).</source>
        <translation>Kayıt hizmetine giden yolda bir şey kendi sayfasıyla yanıt verdi (HTTP %1).</translation>
    </message>
    <message>
        <source>Open the service&apos;s address in your browser: if your network wants you to log in there, do so and try again. If not, tell the support address of the service, or your administrator. What you typed is kept.</source>
        <translation>Hizmetin adresini tarayıcınızda açın: ağınız orada oturum açmanızı istiyorsa açın ve yeniden deneyin. İstemiyorsa hizmetin destek adresine ya da yöneticinize bildirin. Yazdıklarınız saklanır.</translation>
    </message>
    <message>
        <source>The card driver %1 could not be started: %2.</source>
        <translation>%1 kart sürücüsü başlatılamadı: %2.</translation>
    </message>
    <message>
        <source>Several certificates can sign: %1.</source>
        <translation>İmzalayabilecek birden çok sertifika var: %1.</translation>
    </message>
    <message>
        <source>Name one of them by the beginning of its serial number (--certificate).</source>
        <translation>Birini, seri numarasının başıyla belirtin (--certificate).</translation>
    </message>
    <message>
        <source>No certificate has the number %1. These are here: %2.</source>
        <translation>%1 numaralı bir sertifika yok. Buradakiler: %2.</translation>
    </message>
    <message>
        <source>Check the number, or put in the card that holds the certificate.</source>
        <translation>Numarayı denetleyin ya da sertifikanın bulunduğu kartı takın.</translation>
    </message>
    <message>
        <source>The PIN is not correct. Only one try is left.</source>
        <translation>PIN doğru değil. Tek bir deneme kaldı.</translation>
    </message>
    <message>
        <source>Make sure of the PIN before you use the last try: another wrong PIN locks the card.</source>
        <translation>Son denemeyi kullanmadan önce PIN&apos;den emin olun: bir yanlış PIN daha kartı kilitler.</translation>
    </message>
    <message>
        <source>The card wants its PIN to be changed before it signs.</source>
        <translation>Kart, imzalamadan önce PIN&apos;inin değiştirilmesini istiyor.</translation>
    </message>
    <message>
        <source>The certificate has a key of a kind that is not supported here (%1).</source>
        <translation>Sertifikanın anahtarı burada desteklenmeyen bir türden (%1).</translation>
    </message>
    <message>
        <source>Use a certificate with an RSA key, or with an EC key on a NIST or Brainpool curve.</source>
        <translation>RSA anahtarlı ya da NIST veya Brainpool eğrisi üzerinde EC anahtarlı bir sertifika kullanın.</translation>
    </message>
    <message>
        <source>Ask your institution for the address and enter it in the settings (service/address).</source>
        <translation>Adresi kurumunuzdan öğrenip ayarlara girin (service/address).</translation>
    </message>
    <message>
        <source>Enter its password where it is asked for (yenilectl: --password-fd), or get the document without one.</source>
        <translation>Sorulduğunda parolasını girin (yenilectl: --password-fd) ya da belgenin parolasız olanını edinin.</translation>
    </message>
    <message>
        <source>That password does not open the PDF document.</source>
        <translation>Bu parola PDF belgesini açmıyor.</translation>
    </message>
    <message>
        <source>Enter the password again; capital and small letters matter.</source>
        <translation>Parolayı yeniden girin; büyük ve küçük harf ayrımı vardır.</translation>
    </message>
    <message>
        <source>%1 holds a signature alone; the file that was signed lies beside it.</source>
        <translation>%1 yalnızca bir imza içeriyor; imzalanan dosya onun yanında duruyor.</translation>
    </message>
    <message>
        <source>Name that file as well (yenilectl: --content).</source>
        <translation>O dosyayı da belirtin (yenilectl: --content).</translation>
    </message>
    <message>
        <source>The form field %1 was filled in after signing, and no certification allows that.</source>
        <translation>%1 form alanı imzadan sonra dolduruldu, buna izin veren bir onay (sertifikalama) yok.</translation>
    </message>
    <message>
        <source>Compare the form with what was signed, or ask whoever signed it.</source>
        <translation>Formu imzalanan biçimiyle karşılaştırın ya da imzalayana sorun.</translation>
    </message>
    <message>
        <source>Yenile cannot open this link.</source>
        <translation>Bu bağlantı, Yenile&apos;nin açabileceği bir bağlantı değil.</translation>
    </message>
    <message>
        <source>Open the link as it stands in the e-mail of your certification authority, or start Yenile without it.</source>
        <translation>Bağlantıyı sertifika kurumunuzun e-postasında yazdığı gibi açın ya da Yenile&apos;yi bağlantısız başlatın.</translation>
    </message>
    <message>
        <source>A link wanted to lead to %1, which your administrator has not allowed.</source>
        <translation>Bir bağlantı %1 adresine götürmek istedi; yöneticiniz buna izin vermemiş.</translation>
    </message>
    <message>
        <source>Start Yenile without the link. If you believe that the link is right, ask your administrator.</source>
        <translation>Yenile&apos;yi bağlantısız başlatın. Bağlantının doğru olduğunu düşünüyorsanız yöneticinize sorun.</translation>
    </message>
    <message>
        <source>No notice could be shown on this desktop.</source>
        <translation>Bu masaüstünde bildirim gösterilemedi.</translation>
    </message>
    <message>
        <source>Nothing is lost: it is tried again the next day. yenilectl remind tells the same on a terminal.</source>
        <translation>Kaybolan bir şey yok: ertesi gün yeniden denenir. Aynısını uçbirimde yenilectl remind söyler.</translation>
    </message>
    <message>
        <source>Unlock it with the PUK (Menu → PIN of the card, or yenilectl pin unblock), or continue with a wet-ink signature.</source>
        <translation>Kilidi PUK ile açın (Menü → Kartın PIN&apos;i ya da yenilectl pin unblock) veya ıslak imzayla devam edin.</translation>
    </message>
    <message>
        <source>Set the PIN first (Menu → PIN of the card, or yenilectl pin unblock). It takes the PUK that your certification authority gave you.</source>
        <translation>Önce PIN&apos;i belirleyin (Menü → Kartın PIN&apos;i ya da yenilectl pin unblock). Bunun için sertifika kurumunuzun verdiği PUK gerekir.</translation>
    </message>
    <message>
        <source>Change the PIN (Menu → PIN of the card, or yenilectl pin change), then sign again.</source>
        <translation>PIN&apos;i değiştirin (Menü → Kartın PIN&apos;i ya da yenilectl pin change), sonra yeniden imzalayın.</translation>
    </message>
    <message>
        <source>The PUK is not correct.</source>
        <translation>PUK doğru değil.</translation>
    </message>
    <message>
        <source>Enter the PUK again as your certification authority gave it to you. Too many wrong tries make the card useless.</source>
        <translation>PUK&apos;u sertifika kurumunuzun verdiği gibi yeniden girin. Çok sayıda yanlış deneme kartı kullanılmaz kılar.</translation>
    </message>
    <message>
        <source>The PUK of this card is locked.</source>
        <translation>Bu kartın PUK&apos;u kilitli.</translation>
    </message>
    <message>
        <source>Ask your certification authority for another card. Until then you can continue with a wet-ink signature.</source>
        <translation>Sertifika kurumunuzdan başka bir kart isteyin. O zamana kadar ıslak imzayla devam edebilirsiniz.</translation>
    </message>
    <message>
        <source>The card does not take this new PIN.</source>
        <translation>Kart bu yeni PIN&apos;i kabul etmiyor.</translation>
    </message>
    <message>
        <source>Choose another one: of digits alone, and not one that was used before or is easy to guess.</source>
        <translation>Başka bir PIN seçin: yalnızca rakamlardan oluşsun, daha önce kullanılmamış olsun ve kolay tahmin edilmesin.</translation>
    </message>
    <message>
        <source>The two new PINs are not the same.</source>
        <translation>İki yeni PIN aynı değil.</translation>
    </message>
    <message>
        <source>Enter the same new PIN twice.</source>
        <translation>Aynı yeni PIN&apos;i iki kez girin.</translation>
    </message>
    <message>
        <source>The driver of this card cannot set its PIN.</source>
        <translation>Bu kartın sürücüsü PIN belirleyemiyor.</translation>
    </message>
    <message>
        <source>Use the card maker&apos;s own tool: %1.</source>
        <translation>Kart üreticisinin kendi aracını kullanın: %1.</translation>
    </message>
    <message>
        <source>The registration service does not accept signatures that are made remotely.</source>
        <translation>Kayıt hizmeti, uzaktan atılan imzaları kabul etmiyor.</translation>
    </message>
    <message>
        <source>Sign with your card, or in ink on paper.</source>
        <translation>Kartınızla ya da kâğıt üzerinde ıslak imzayla imzalayın.</translation>
    </message>
    <message>
        <source>The remote signing service %1 did not sign.</source>
        <translation>%1 uzaktan imza hizmeti imzayı atmadı.</translation>
    </message>
    <message>
        <source>Try again later, or sign with your card. Nothing was sent.</source>
        <translation>Daha sonra yeniden deneyin ya da kartınızla imzalayın. Hiçbir şey gönderilmedi.</translation>
    </message>
    <message>
        <source>The remote signing service %1 has no certificate that you can sign with.</source>
        <translation>%1 uzaktan imza hizmetinde imza atabileceğiniz bir sertifika yok.</translation>
    </message>
    <message>
        <source>Sign with your card, or ask whoever runs the remote signing service.</source>
        <translation>Kartınızla imzalayın ya da uzaktan imza hizmetini yürüten kuruma sorun.</translation>
    </message>
    <message>
        <source>The registration service cannot give a receipt at the moment.</source>
        <translation>Kayıt hizmeti şu anda alındı veremiyor.</translation>
    </message>
    <message>
        <source>Your signed documents are kept. Send them again later; you need not sign again.</source>
        <translation>İmzalı belgeleriniz saklandı. Daha sonra yeniden gönderin; yeniden imzalamanız gerekmez.</translation>
    </message>
    <message>
        <source>The login through %1 did not succeed.</source>
        <translation>%1 ile oturum açılamadı.</translation>
    </message>
    <message>
        <source>Try again, or log in with your Kimlik No and access password.</source>
        <translation>Yeniden deneyin ya da Kimlik No ve erişim parolanızla oturum açın.</translation>
    </message>
    <message>
        <source>No web browser could be opened.</source>
        <translation>Web tarayıcısı açılamadı.</translation>
    </message>
    <message>
        <source>Open the address that is shown in a web browser of this computer, or log in with your Kimlik No and access password.</source>
        <translation>Gösterilen adresi bu bilgisayardaki bir web tarayıcısında açın ya da Kimlik No ve erişim parolanızla oturum açın.</translation>
    </message>
    <message>
        <source>The signature that was made does not belong to the chosen certificate.</source>
        <translation>Atılan imza, seçilen sertifikaya ait değil.</translation>
    </message>
    <message>
        <source>Choose another certificate, or continue with a wet-ink signature.</source>
        <translation>Başka bir sertifika seçin ya da ıslak imza ile devam edin.</translation>
    </message>
    <message>
        <source>The remote signing service has blocked this certificate.</source>
        <translation>Uzaktan imza hizmeti bu sertifikayı kullanıma kapatmış.</translation>
    </message>
    <message>
        <source>Ask whoever runs the remote signing service, or sign with your card.</source>
        <translation>Uzaktan imza hizmetini yürüten kuruma sorun ya da kartınızla imzalayın.</translation>
    </message>
    <message>
        <source>The remote signing service %1 did not accept what you entered.</source>
        <translation>%1 uzaktan imza hizmeti girdiğiniz bilgiyi kabul etmedi.</translation>
    </message>
    <message>
        <source>Enter it again. Too many wrong tries may block the certificate.</source>
        <translation>Yeniden girin. Çok sayıda yanlış deneme sertifikayı kullanıma kapatabilir.</translation>
    </message>
    <message>
        <source>The registration service does not know this login.</source>
        <translation>Kayıt hizmeti bu girişle kimseyi tanımıyor.</translation>
    </message>
    <message>
        <source>Check the identity number and the access password. A new password can be asked for with &quot;I don&apos;t know my access password&quot;. If you logged in in your browser, ask your institution&apos;s officer whether a certificate was ordered for you.</source>
        <translation>Kimlik numarasını ve erişim parolasını denetleyin. &quot;Başvuru Formu Erişim Parolamı Bilmiyorum&quot; ile yeni parola isteyebilirsiniz. Tarayıcınızda giriş yaptıysanız, kurum yetkilinize sizin için sertifika istenip istenmediğini sorun.</translation>
    </message>
    <message>
        <source>The identity of %1 could not be confirmed.</source>
        <translation>%1 sunucusunun kimliği doğrulanamadı.</translation>
    </message>
    <message>
        <source>Check the date of this computer. If it is right, ask your administrator: the certificate of that server&apos;s authority has to be in the system&apos;s certificate store or in the file of the setting service/caFile.</source>
        <translation>Bu bilgisayarın tarihini denetleyin. Doğruysa sistem yöneticinize danışın: o sunucunun sertifikasını veren makamın sertifikası, sistemin sertifika deposunda veya service/caFile ayarındaki dosyada olmalıdır.</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>Readiness</source>
        <translation>Hazırlık</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Kullanıcı Girişi</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sipariş Formu Seçimi</translation>
    </message>
    <message>
        <source>Application form</source>
        <translation>Başvuru Formu</translation>
    </message>
    <message>
        <source>SMS confirmation</source>
        <translation>SMS Onayı</translation>
    </message>
    <message>
        <source>Signing method</source>
        <translation>İmza Yöntemi</translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation>İnceleme ve İmza</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Bitiş</translation>
    </message>
</context>
<context>
    <name>HelpLine</name>
    <message>
        <source>Frequently asked questions</source>
        <translation>Sıkça sorulan sorular</translation>
    </message>
    <message>
        <source>I don&apos;t know my T.C. Kimlik No</source>
        <translation>T.C. Kimlik Numaramı bilmiyorum</translation>
    </message>
</context>
<context>
    <name>LaterChange</name>
    <message>
        <source>page %1</source>
        <translation>%1. sayfa</translation>
    </message>
    <message>
        <source>the content of page %1</source>
        <translation>%1. sayfanın içeriği</translation>
    </message>
    <message>
        <source>a font on page %1</source>
        <translation>%1. sayfadaki bir yazı tipi</translation>
    </message>
    <message>
        <source>a picture on page %1</source>
        <translation>%1. sayfadaki bir resim</translation>
    </message>
    <message>
        <source>the form field “%1”</source>
        <translation>“%1” form alanı</translation>
    </message>
    <message>
        <source>an annotation on page %1</source>
        <translation>%1. sayfadaki bir ek açıklama</translation>
    </message>
    <message>
        <source>an annotation</source>
        <translation>bir ek açıklama</translation>
    </message>
    <message>
        <source>the form</source>
        <translation>form</translation>
    </message>
    <message>
        <source>the table of contents</source>
        <translation>içindekiler</translation>
    </message>
    <message>
        <source>an attached file</source>
        <translation>eklenmiş bir dosya</translation>
    </message>
    <message>
        <source>the order of reading aloud</source>
        <translation>sesli okuma sırası</translation>
    </message>
    <message>
        <source>the document&apos;s description</source>
        <translation>belgenin tanıtım bilgileri</translation>
    </message>
    <message>
        <source>validation data</source>
        <translation>doğrulama verileri</translation>
    </message>
    <message>
        <source>the encryption</source>
        <translation>şifreleme</translation>
    </message>
    <message>
        <source>data behind the end of the document</source>
        <translation>belgenin sonunun ardındaki veriler</translation>
    </message>
    <message>
        <source>a part of the document</source>
        <translation>belgenin bir bölümü</translation>
    </message>
    <message>
        <source>%1 was changed</source>
        <translation>%1 değiştirildi</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>%1 eklendi</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 kaldırıldı</translation>
    </message>
    <message>
        <source>%1 was signed although it was locked</source>
        <translation>%1 kilitli olduğu halde imzalandı</translation>
    </message>
    <message>
        <source>%1 cannot be read any more</source>
        <translation>%1 artık okunamıyor</translation>
    </message>
    <message>
        <source>%1 is not read alike by all programs</source>
        <translation>%1 her programda aynı okunmuyor</translation>
    </message>
    <message>
        <source>signed further: %1</source>
        <translation>sonradan imzalandı: %1</translation>
    </message>
    <message>
        <source>time stamp added: %1</source>
        <translation>zaman damgası eklendi: %1</translation>
    </message>
    <message>
        <source>field filled: %1</source>
        <translation>alan dolduruldu: %1</translation>
    </message>
    <message>
        <source>field filled, although no certification allows it: %1</source>
        <translation>alan dolduruldu, buna izin veren bir onay (sertifikalama) yok: %1</translation>
    </message>
    <message>
        <source>validation data added</source>
        <translation>doğrulama verileri eklendi</translation>
    </message>
    <message>
        <source>description of the document changed</source>
        <translation>belgenin tanıtım bilgileri değişti</translation>
    </message>
    <message>
        <source>not allowed: %1</source>
        <translation>izin verilmeyen değişiklik: %1</translation>
    </message>
    <message>
        <source>%1, over text that was signed</source>
        <translation>%1; imzalanmış metnin üzerinde duruyor</translation>
    </message>
</context>
<context>
    <name>LinkQuestion</name>
    <message>
        <source>Open this registration service?</source>
        <translation>Bu kayıt hizmeti açılsın mı?</translation>
    </message>
    <message>
        <source>A link wants to open the registration service at

%1

Continue only if you know this address from your certification authority. You will be asked for your identity number and your password there.</source>
        <translation>Bir bağlantı Yenile&apos;yi şu kayıt hizmetine götürmek istiyor:

%1

Yalnızca bu adresi sertifika kurumunuzdan biliyorsanız devam edin. Orada kimlik numaranız ve parolanız sorulur.</translation>
    </message>
    <message>
        <source>&amp;Open the service</source>
        <translation>&amp;Hizmeti aç</translation>
    </message>
</context>
<context>
    <name>MemberName</name>
    <message>
        <source>it is empty</source>
        <translation>boş</translation>
    </message>
    <message>
        <source>it stands for a folder</source>
        <translation>bir klasörü gösteriyor</translation>
    </message>
    <message>
        <source>no name may have one of the characters / \ &lt; &gt; : &quot; | ? * in it</source>
        <translation>hiçbir adda / \ &lt; &gt; : &quot; | ? * karakterleri bulunamaz</translation>
    </message>
    <message>
        <source>it has a character in it that cannot be seen</source>
        <translation>içinde görünmeyen bir karakter var</translation>
    </message>
    <message>
        <source>it ends with a dot or a blank, which Windows leaves out</source>
        <translation>nokta ya da boşlukla bitiyor; Windows bunları atar</translation>
    </message>
    <message>
        <source>Windows keeps this name for a device</source>
        <translation>Windows bu adı bir aygıt için ayırmıştır</translation>
    </message>
    <message>
        <source>the signed bundle has this name for itself</source>
        <translation>imzalı paket bu adı kendisi kullanıyor</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>çok uzun</translation>
    </message>
</context>
<context>
    <name>Order</name>
    <message>
        <source>Renewal application</source>
        <translation>Yenileme başvurusu</translation>
    </message>
    <message>
        <source>Application for a first certificate</source>
        <translation>İlk sertifika başvurusu</translation>
    </message>
    <message>
        <source>Application with changed data</source>
        <translation>Bilgi değişikliği başvurusu</translation>
    </message>
    <message>
        <source>%1, begun</source>
        <translation>%1, başlanmış</translation>
    </message>
</context>
<context>
    <name>PdfReason</name>
    <message>
        <source>it does not begin like a PDF</source>
        <translation>bir PDF gibi başlamıyor</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>sonu eksik</translation>
    </message>
    <message>
        <source>earlier versions of it are missing</source>
        <translation>önceki sürümleri eksik</translation>
    </message>
    <message>
        <source>a signature in it covers more than there is</source>
        <translation>içindeki bir imza var olandan fazlasını kapsıyor</translation>
    </message>
    <message>
        <source>its pages are not to be found</source>
        <translation>sayfaları bulunamıyor</translation>
    </message>
    <message>
        <source>its table of contents is wrong</source>
        <translation>içindekiler tablosu yanlış</translation>
    </message>
    <message>
        <source>a part of it cannot be read</source>
        <translation>bir bölümü okunamıyor</translation>
    </message>
    <message>
        <source>it is encrypted for certain recipients or in an unknown way</source>
        <translation>yalnızca belirli alıcılar için veya bilinmeyen bir yöntemle şifrelenmiş</translation>
    </message>
    <message>
        <source>it is compressed in an unknown way</source>
        <translation>bilinmeyen bir yöntemle sıkıştırılmış</translation>
    </message>
    <message>
        <source>there is something before its beginning</source>
        <translation>başlangıcından önce başka bir şey var</translation>
    </message>
    <message>
        <source>it is encrypted and may not be changed</source>
        <translation>şifreli ve değiştirilmesine izin verilmiyor</translation>
    </message>
    <message>
        <source>it is an XFA form, which programs show in different ways</source>
        <translation>her programın farklı gösterdiği bir XFA formu</translation>
    </message>
    <message>
        <source>it is certified as final</source>
        <translation>son hâli olarak onaylanmış</translation>
    </message>
    <message>
        <source>a signature in it locks its form</source>
        <translation>içindeki bir imza formunu kilitliyor</translation>
    </message>
    <message>
        <source>it is certified, and nothing new may be seen in it</source>
        <translation>onaylanmış ve üzerinde yeni bir şey görünemez</translation>
    </message>
    <message>
        <source>it has no page %1</source>
        <translation>%1. sayfası yok</translation>
    </message>
    <message>
        <source>it has no free signature field %1</source>
        <translation>%1 adında boş bir imza alanı yok</translation>
    </message>
    <message>
        <source>a signature in it locks that field</source>
        <translation>içindeki bir imza bu alanı kilitliyor</translation>
    </message>
    <message>
        <source>it cannot be shown</source>
        <translation>gösterilemiyor</translation>
    </message>
    <message>
        <source>unpacked, it would be far larger than it is</source>
        <translation>açıldığında olduğundan çok daha büyük çıkıyor</translation>
    </message>
    <message>
        <source>its revisions are too many and too long</source>
        <translation>sürümleri çok sayıda ve çok uzun</translation>
    </message>
    <message>
        <source>its pages are nested too deep</source>
        <translation>sayfaları çok derin iç içe geçmiş</translation>
    </message>
    <message>
        <source>its form fields are nested too deep</source>
        <translation>form alanları çok derin iç içe geçmiş</translation>
    </message>
    <message>
        <source>it has too many form fields</source>
        <translation>çok fazla form alanı var</translation>
    </message>
    <message>
        <source>the names of its form fields are too long</source>
        <translation>form alanlarının adları çok uzun</translation>
    </message>
    <message>
        <source>it has too many signatures</source>
        <translation>çok fazla imza var</translation>
    </message>
    <message>
        <source>its signatures lock too many form fields</source>
        <translation>imzaları çok fazla form alanını kilitliyor</translation>
    </message>
    <message>
        <source>it stands on no page</source>
        <translation>hiçbir sayfada yer almıyor</translation>
    </message>
    <message>
        <source>it demands how it is signed</source>
        <translation>nasıl imzalanacağını kendisi belirliyor</translation>
    </message>
    <message>
        <source>its signature field %1 is not free: %2</source>
        <translation>%1 imza alanı boş değil: %2</translation>
    </message>
    <message>
        <source>it has no free signature field %1, but %2</source>
        <translation>%1 adlı boş imza alanı yok, şunlar var: %2</translation>
    </message>
    <message>
        <source>a name in it stands for two things</source>
        <translation>içindeki bir ad iki ayrı şeyi gösteriyor</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>the program that came with the card</source>
        <translation>kartla birlikte gelen program</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipt number</source>
        <translation>Alındı numarası</translation>
    </message>
    <message>
        <source>Registration service</source>
        <translation>Kayıt hizmeti</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Başvuru</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Alındığı zaman</translation>
    </message>
    <message>
        <source>Serial number of the certificate</source>
        <translation>Sertifikanın seri numarası</translation>
    </message>
    <message>
        <source>SHA-256 of the signed bundle</source>
        <translation>İmzalı paketin SHA-256 özeti</translation>
    </message>
    <message>
        <source>Signed on %1</source>
        <translation>%1 tarihinde imzalandı</translation>
    </message>
    <message>
        <source>Its SHA-256</source>
        <translation>SHA-256 özeti</translation>
    </message>
    <message>
        <source>The receipt itself is the file receipt.json with the signature of the registration service in receipt.p7s; this page is a copy to read.</source>
        <translation>Alındının kendisi receipt.json dosyasıdır; kayıt hizmetinin imzası receipt.p7s dosyasındadır. Bu sayfa okumak için bir kopyadır.</translation>
    </message>
    <message>
        <source>Receipt of the renewal application</source>
        <translation>Yenileme başvurusunun alındısı</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>yes</source>
        <translation>evet</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hayır</translation>
    </message>
    <message>
        <source>(left open)</source>
        <translation>(boş bırakıldı)</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Başvuru</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sipariş</translation>
    </message>
    <message>
        <source>Identity number of the applicant</source>
        <translation>Başvuranın kimlik numarası</translation>
    </message>
    <message>
        <source>SHA-256 of %1</source>
        <translation>%1 dosyasının SHA-256 özeti</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Address of the certification authority&apos;s registration service. It has to begin with https.</source>
        <translation>Sertifika hizmet sağlayıcısının kayıt hizmetinin adresi. Yalnızca https kullanılır.</translation>
    </message>
    <message>
        <source>Additional authorities (PEM) for TLS certificates of the service, time-stamping authorities, responders and lists. The system&apos;s authorities count as well.</source>
        <translation>TLS sertifikaları için sisteminkilerin yanında geçerli olan makamlar (PEM): hizmetin, zaman damgası makamlarının, OCSP yanıtlayıcılarının ve listelerin sunucuları için.</translation>
    </message>
    <message>
        <source>Whether only the authorities of service/caFile count for the service&apos;s TLS certificate, and those of the system do not.</source>
        <translation>Hizmetin TLS sertifikası için yalnızca service/caFile içindeki makamların geçerli olup olmadığı; o zaman sisteminkiler geçmez.</translation>
    </message>
    <message>
        <source>The only keys that the service&apos;s TLS certificate may have. This prints the value of a key: openssl x509 -in service.pem -pubkey -noout | openssl pkey -pubin -outform der | openssl sha256 -binary | base64. Add the next key before the service changes to it.</source>
        <translation>Hizmetin TLS sertifikasının taşıyabileceği anahtarlar: openssl x509 -in service.pem -pubkey -noout | openssl pkey -pubin -outform der | openssl sha256 -binary | base64 komutunun yazdığı değer. Hizmet anahtar değiştirmeden önce bir sonrakini de yazın.</translation>
    </message>
    <message>
        <source>Roots (PEM) under which signatures are trusted. Add the authorities below them if cards do not hold their certificates.</source>
        <translation>İmzalara güvenilmesini sağlayan kökler (PEM) ve bunların altında, kartlarda bulunmayabilecek makamlar.</translation>
    </message>
    <message>
        <source>Policy (JSON) by which signed files are checked, instead of the roots of signature/trustAnchors. yenilectl(1) describes it.</source>
        <translation>İmzalı dosyaların signature/trustAnchors kökleri yerine denetleneceği ilke (JSON); yenilectl(1) anlatır.</translation>
    </message>
    <message>
        <source>Where revocation data is kept while it is valid.</source>
        <translation>İptal bilgilerinin geçerli oldukları sürece saklandığı yer.</translation>
    </message>
    <message>
        <source>Time-stamping authorities (RFC 3161), tried in this order. Without any, a renewal asks those that the registration service names.</source>
        <translation>Zaman damgası makamları (RFC 3161), bu sırayla denenir. Hiçbiri yoksa yenileme, kayıt hizmetinin bildirdiklerine sorar.</translation>
    </message>
    <message>
        <source>File with the accounts at these authorities. Only its owner may be able to read it. It has a section for each authority, named after its host, with kind (basic, bearer or kamusm), user and password (for bearer the token). Accounts are sent only over https, and only to the authorities of timeStamp/addresses.</source>
        <translation>Oradaki hesaplar; yalnızca sahibinin okuyabildiği ayrı bir dosyada: her makam için adını taşıyan bir bölüm, içinde kind (basic, bearer veya kamusm), user ve password (bearer için belirteç). Yalnızca https üzerinden ve yalnızca timeStamp/addresses içindeki makamlara bildirilir.</translation>
    </message>
    <message>
        <source>The proxy: system (the desktop&apos;s, also by a PAC script), none, or the address of an http or socks5 proxy. If everyone logs in with the same name, write NAME@ before the host. Passwords are asked for and are never stored.</source>
        <translation>Ağa nasıl çıkılacağı: system (masaüstünün PAC betiği dahil), none ya da bir vekil sunucunun http veya socks5 adresi; ad herkes için aynıysa sunucudan önce AD@ yazılır. Parolalar sorulur, hiçbir dosyada durmaz.</translation>
    </message>
    <message>
        <source>Whether responders and lists that certificates name may be within the local network.</source>
        <translation>Sertifikaların yerel ağdaki yanıtlayıcı ve listeleri gösterip gösteremeyeceği.</translation>
    </message>
    <message>
        <source>PKCS#11 modules (card drivers) to try before all others.</source>
        <translation>Ötekilerden önce denenecek PKCS#11 modülleri (kart sürücüleri).</translation>
    </message>
    <message>
        <source>The only card drivers that may be loaded. A file name without a folder stands for every file of that name.</source>
        <translation>Yalnızca bunların yüklenebileceği kart sürücüleri. Klasörsüz bir dosya adı, o addaki her dosya demektir.</translation>
    </message>
    <message>
        <source>Card drivers that are never loaded. A file name without a folder stands for every file of that name.</source>
        <translation>Hiçbir zaman yüklenmeyecek kart sürücüleri. Klasörsüz bir dosya adı, o addaki her dosya demektir.</translation>
    </message>
    <message>
        <source>tr or en. If it is not set, the programs speak the language of the computer, or Turkish if that is neither.</source>
        <translation>tr veya en. Yazılmazsa programlar bilgisayarın dilini konuşur; o ikisi de değilse Türkçe.</translation>
    </message>
    <message>
        <source>Where the signed documents and the receipts are saved.</source>
        <translation>İmzalı belgelerin ve alındıların kaydedildiği yer.</translation>
    </message>
    <message>
        <source>Where signed applications wait for their receipt.</source>
        <translation>İmzalanan başvuruların alındılarını beklediği yer.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adres</translation>
    </message>
    <message>
        <source>addresses, separated by commas</source>
        <translation>virgülle ayrılmış adresler</translation>
    </message>
    <message>
        <source>file</source>
        <translation>dosya</translation>
    </message>
    <message>
        <source>files, separated by commas</source>
        <translation>virgülle ayrılmış dosyalar</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>klasör</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true veya false</translation>
    </message>
    <message>
        <source>list, separated by commas</source>
        <translation>virgülle ayrılmış liste</translation>
    </message>
    <message>
        <source>one of these</source>
        <translation>bunlardan biri</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>The only certificates (PEM) that may sign the service&apos;s receipts. If it is not set, the seal of any institution under signature/trustAnchors may.</source>
        <translation>Hizmetin alındılarını yalnız başına imzalayan sertifikalar (PEM). Bunlar yoksa signature/trustAnchors altındaki her kurum mührü alındı imzalar.</translation>
    </message>
    <message>
        <source>Certificate policies (identifiers). A certificate with one of them may sign receipts although it is not a seal.</source>
        <translation>Mühür olmayan bir sertifikanın alındı imzalamasına yeten sertifika ilkeleri (tanımlayıcılar).</translation>
    </message>
    <message>
        <source>set by the administrator in %1</source>
        <translation>yöneticinin ayarı, %1 dosyasında</translation>
    </message>
    <message>
        <source>set by the user in %1</source>
        <translation>kullanıcının ayarı, %1 dosyasında</translation>
    </message>
    <message>
        <source>set when Yenile was installed, in %1</source>
        <translation>Yenile kurulurken ayarlandı: %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>varsayılan</translation>
    </message>
    <message>
        <source>default of the administrator in %1</source>
        <translation>yöneticinin varsayılanı: %1</translation>
    </message>
    <message>
        <source>Registration services that a link in an e-mail (yenile:) may open without a question. If the administrator sets it, links to other services are refused. Otherwise Yenile asks, and remembers here what was allowed.</source>
        <translation>Bir e-posta bağlantısının (yenile:) sormadan götürebileceği kayıt hizmetleri. Yönetici belirlemişse bağlantıyla başka bir hizmete ulaşılamaz; belirlememişse Yenile sorar ve izin verileni burada hatırlar.</translation>
    </message>
    <message>
        <source>Whether a timer of the system tells that a certificate will expire, once on each of the days in reminder/days. No program of Yenile runs in between.</source>
        <translation>Sistemin bir zamanlayıcısının, reminder/days günlerinin her birinde bir kez, sertifikanın süresinin dolacağını bildirip bildirmeyeceği. Arada Yenile&apos;nin hiçbir programı çalışmaz.</translation>
    </message>
    <message>
        <source>How many days before a certificate expires a reminder is shown. If it is not set, the days are those that the registration service names, or else 90, 60, 45, 30 and 15.</source>
        <translation>Bunun sertifikanın bitiminden kaç gün önce bildirileceği. Boşsa kayıt hizmetinin söylediği günler, o da yoksa 90, 60, 45, 30 ve 15.</translation>
    </message>
    <message>
        <source>Address of a remote signing service (CSC API, version 2), to sign with a certificate there instead of one on a card. For a renewal the registration service has to accept that.</source>
        <translation>Kart yerine bir uzaktan imza hizmetindeki sertifikayla imzalamak için bu hizmetin adresi (CSC API sürüm 2). Yenilemede ancak kayıt hizmeti kabul ediyorsa kullanılır.</translation>
    </message>
    <message>
        <source>Name (client_id) by which the remote signing service knows Yenile. Its operator gives it to you, for a public client with PKCE and the redirect address http://127.0.0.1.</source>
        <translation>Uzaktan imza hizmetinin Yenile&apos;yi tanıdığı ad (client_id). Bunu hizmeti yürüten kurum verir; PKCE kullanan, http://127.0.0.1 adresine dönen açık bir istemci içindir.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>metin</translation>
    </message>
    <message>
        <source>Whether anything in the windows moves by itself: system (as the desktop is set), on or off. If it is off, a mark stands still where a bar would move.</source>
        <translation>Pencerelerde bir şeyin kendiliğinden hareket edip etmeyeceği: system (masaüstündeki ayar gibi), on (açık) ya da off (kapalı). Kapalıyken hareketli çubuğun yerinde duran bir işaret görünür.</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Registration service</source>
        <translation>Kayıt hizmeti</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Güven</translation>
    </message>
    <message>
        <source>Time stamps</source>
        <translation>Zaman damgası</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Ağ</translation>
    </message>
    <message>
        <source>Card drivers</source>
        <translation>Kart sürücüleri</translation>
    </message>
    <message>
        <source>Language and documents</source>
        <translation>Dil ve belgeler</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Gönderme</translation>
    </message>
</context>
<context>
    <name>SignatureStamp</name>
    <message>
        <source>Signed by: %1</source>
        <translation>İmzalayan: %1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zaman: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Gerekçe: %1</translation>
    </message>
    <message>
        <source>No font on this computer has these letters, so that a mark stands in their place where the signature is seen: %1</source>
        <translation>Bu bilgisayardaki hiçbir yazı tipinde şu harfler yok; imzanın görünen hâlinde yerlerinde bir işaret durur: %1</translation>
    </message>
    <message>
        <source>The page has no room for another signature: where it is seen, it covers fields or notes that are there. Choose another page.</source>
        <translation>Sayfada başka bir imzaya yer yok: imza, göründüğü yerde oradaki alanları ya da notları örter. Başka bir sayfa seçin.</translation>
    </message>
    <message>
        <source>The page has no free room: where the signature is seen, it covers part of what stands there. Choose another page.</source>
        <translation>Sayfada boş yer yok: imza, göründüğü yerde oradakilerin bir kısmını örter. Başka bir sayfa seçin.</translation>
    </message>
    <message>
        <source>The document is signed already, so that its structure for screen readers stays as it is: that lacks the new signature, which PDF/UA does not allow.</source>
        <translation>Belge zaten imzalı olduğu için ekran okuyucular için olan yapısı olduğu gibi kalır: yeni imza bu yapıda yer almaz, PDF/UA buna izin vermez.</translation>
    </message>
    <message>
        <source>The document&apos;s structure for screen readers is damaged and cannot take in the signature, so that it no longer conforms to PDF/UA.</source>
        <translation>Belgenin ekran okuyucular için olan yapısı bozuk ve imzayı içine alamıyor; belge bu nedenle artık PDF/UA’ya uymaz.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>The new certificate can be used from %1. Until then the present one signs.</source>
        <translation>Yeni sertifika %1 tarihinden itibaren kullanılabilir. O zamana kadar şimdiki imzalar.</translation>
    </message>
    <message>
        <source>The application was received.</source>
        <translation>Başvuru alındı.</translation>
    </message>
    <message>
        <source>The documents signed by hand have come.</source>
        <translation>Elle imzalanan belgeler ulaştı.</translation>
    </message>
    <message>
        <source>The application was checked.</source>
        <translation>Başvuru incelendi.</translation>
    </message>
    <message>
        <source>The new certificate was produced.</source>
        <translation>Yeni sertifika üretildi.</translation>
    </message>
    <message>
        <source>The new card was sent.</source>
        <translation>Yeni kart gönderildi.</translation>
    </message>
    <message>
        <source>The application was refused: %1</source>
        <translation>Başvuru reddedildi: %1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Sırada: %1</translation>
    </message>
    <message>
        <source>%1 (by %2)</source>
        <translation>%1 (en geç %2)</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>Usage</source>
        <translation>Kullanım</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>SEÇENEKLER</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>KOMUT</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argümanlar</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>(zorunlu)</translation>
    </message>
    <message>
        <source>Show this help</source>
        <translation>Bu yardımı göster</translation>
    </message>
    <message>
        <source>a command is missing</source>
        <translation>komut eksik</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 eksik</translation>
    </message>
    <message>
        <source>%1 takes one of %2</source>
        <translation>%1 şunlardan birini alır: %2</translation>
    </message>
    <message>
        <source>%1 does not take that value</source>
        <translation>%1 bu değeri almaz</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Seçenekler</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Komutlar</translation>
    </message>
    <message>
        <source>Show the version</source>
        <translation>Sürümü göster</translation>
    </message>
    <message>
        <source>%1 is not known here</source>
        <translation>%1 burada bilinmiyor</translation>
    </message>
    <message>
        <source>%1 takes one value</source>
        <translation>%1 tek bir değer alır</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>METİN</translation>
    </message>
    <message>
        <source>Use the settings in FILE</source>
        <translation>DOSYA içindeki ayarları kullan</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DOSYA</translation>
    </message>
    <message>
        <source>Speak Turkish (tr) or English (en)</source>
        <translation>Türkçe (tr) ya da İngilizce (en) konuş</translation>
    </message>
    <message>
        <source>Write the log on standard error as well</source>
        <translation>Günlüğü standart hata çıkışına da yaz</translation>
    </message>
    <message>
        <source>Answer with one JSON document on standard output</source>
        <translation>Standart çıkışa tek bir JSON belgesiyle yanıt ver</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Read the password of the PDF from file descriptor N</source>
        <translation>PDF&apos;nin parolasını N numaralı dosya tanıtıcısından oku</translation>
    </message>
    <message>
        <source>Read the PIN from file descriptor N</source>
        <translation>PIN&apos;i N numaralı dosya tanıtıcısından oku</translation>
    </message>
    <message>
        <source>Serial number or SHA-256 of the certificate</source>
        <translation>Sertifikanın seri numarası ya da SHA-256 özeti</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>AD</translation>
    </message>
    <message>
        <source>Sign with a key at the remote signing service of the settings</source>
        <translation>Ayarlardaki uzaktan imza hizmetinde bulunan bir anahtarla imzala</translation>
    </message>
    <message>
        <source>Answers in JSON; what is missing is asked for</source>
        <translation>JSON biçiminde yanıtlar; eksik olanlar sorulur</translation>
    </message>
    <message>
        <source>Program that is run as PROGRAM KIND DETAIL… for captcha, access-password, sms-code</source>
        <translation>captcha, access-password ve sms-code için PROGRAM TÜR AYRINTI… olarak çalıştırılan program</translation>
    </message>
    <message>
        <source>PROGRAM</source>
        <translation>PROGRAM</translation>
    </message>
    <message>
        <source>Number of the order, where there are several</source>
        <translation>Birden çok sipariş varsa siparişin numarası</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>NUMARA</translation>
    </message>
    <message>
        <source>Log in in a web browser, through a provider that the service names</source>
        <translation>Hizmetin bildirdiği bir kimlik sağlayıcıyla web tarayıcısında giriş yap</translation>
    </message>
    <message>
        <source>PROVIDER</source>
        <translation>SAĞLAYICI</translation>
    </message>
    <message>
        <source>Renew a certificate</source>
        <translation>Sertifika yenile</translation>
    </message>
    <message>
        <source>Folder for the documents and the receipt</source>
        <translation>Belgelerin ve alındının konacağı klasör</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>KLASÖR</translation>
    </message>
    <message>
        <source>How to sign: electronic (default) or wet</source>
        <translation>Nasıl imzalanacağı: electronic (elektronik, varsayılan) ya da wet (ıslak imza)</translation>
    </message>
    <message>
        <source>Only send what was signed before</source>
        <translation>Yalnızca önceden imzalananı gönder</translation>
    </message>
    <message>
        <source>Fill the form in again although it was approved</source>
        <translation>Onaylanmış olsa da formu yeniden doldur</translation>
    </message>
    <message>
        <source>Tell what became of the applications</source>
        <translation>Başvuruların durumunu göster</translation>
    </message>
    <message>
        <source>Level of the signatures</source>
        <translation>İmzaların düzeyi</translation>
    </message>
    <message>
        <source>LEVEL</source>
        <translation>DÜZEY</translation>
    </message>
    <message>
        <source>List the cards and their certificates</source>
        <translation>Kartları ve sertifikalarını listele</translation>
    </message>
    <message>
        <source>List them again whenever a card comes or goes</source>
        <translation>Bir kart her takıldığında ya da çıkarıldığında yeniden listele</translation>
    </message>
    <message>
        <source>Sign files into an ASiC-E container, PDFs also on their own</source>
        <translation>Dosyaları bir ASiC-E paketinde, PDF&apos;leri kendi içlerinde de imzala</translation>
    </message>
    <message>
        <source>Files to sign</source>
        <translation>İmzalanacak dosyalar</translation>
    </message>
    <message>
        <source>The container; for one PDF, NAME.pdf signs it alone</source>
        <translation>Paketin dosyası; tek PDF için AD.pdf verilirse yalnızca o imzalanır</translation>
    </message>
    <message>
        <source>Turkish usage profile to sign by</source>
        <translation>İmzada uyulacak kullanım profili</translation>
    </message>
    <message>
        <source>PROFILE</source>
        <translation>PROFİL</translation>
    </message>
    <message>
        <source>Digest to sign with</source>
        <translation>İmzada kullanılacak özet</translation>
    </message>
    <message>
        <source>DIGEST</source>
        <translation>ÖZET</translation>
    </message>
    <message>
        <source>PKCS#11 module to try before the others</source>
        <translation>Ötekilerden önce denenecek PKCS#11 modülü</translation>
    </message>
    <message>
        <source>Show the signature of a PDF in that corner of the page</source>
        <translation>PDF&apos;nin imzasını sayfanın bu köşesinde göster</translation>
    </message>
    <message>
        <source>CORNER</source>
        <translation>KÖŞE</translation>
    </message>
    <message>
        <source>Number of that page, from 1; -1 is the last one</source>
        <translation>O sayfanın numarası, 1&apos;den başlar; -1 son sayfadır</translation>
    </message>
    <message>
        <source>Show it in that empty signature field of the form</source>
        <translation>Formun bu boş imza alanında göster</translation>
    </message>
    <message>
        <source>Why the PDFs are signed</source>
        <translation>PDF&apos;lerin neden imzalandığı</translation>
    </message>
    <message>
        <source>Make the signatures of a file last longer</source>
        <translation>Bir dosyadaki imzaların ömrünü uzat</translation>
    </message>
    <message>
        <source>The signed file</source>
        <translation>İmzalı dosya</translation>
    </message>
    <message>
        <source>Another file for the result</source>
        <translation>Sonuç için başka bir dosya</translation>
    </message>
    <message>
        <source>Validate the signatures of a PDF, a container or a CMS</source>
        <translation>PDF, paket ya da CMS içindeki imzaları doğrula</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>Trusted roots in PEM, in place of the settings&apos;</source>
        <translation>Ayarlardakilerin yerine güvenilecek kökler (PEM)</translation>
    </message>
    <message>
        <source>Policy in JSON: what is trusted, and which algorithms until when</source>
        <translation>JSON biçiminde ilke: neye güvenildiği, hangi algoritmaların ne zamana kadar geçerli olduğu</translation>
    </message>
    <message>
        <source>Accept qualified certificates only</source>
        <translation>Yalnızca nitelikli sertifikaları kabul et</translation>
    </message>
    <message>
        <source>The file that belongs to a separate signature (.p7s)</source>
        <translation>Ayrı duran bir imzanın (.p7s) ait olduğu dosya</translation>
    </message>
    <message>
        <source>Write the PDF as it was signed, for each signature, into DIR</source>
        <translation>Her imza için PDF&apos;nin imzalandığı andaki hâlini KLASÖR içine yaz</translation>
    </message>
    <message>
        <source>Write the report as ETSI TS 119 102-2 has it</source>
        <translation>Raporu ETSI TS 119 102-2 biçiminde yaz</translation>
    </message>
    <message>
        <source>Ask whether certificates were revoked</source>
        <translation>Sertifikaların iptal edilip edilmediğini sor</translation>
    </message>
    <message>
        <source>Show the settings in force and where they come from</source>
        <translation>Yürürlükteki ayarları ve nereden geldiklerini göster</translation>
    </message>
    <message>
        <source>Tell what the setting KEY is for</source>
        <translation>ANAHTAR ayarının ne işe yaradığını söyle</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>ANAHTAR</translation>
    </message>
    <message>
        <source>Set the PIN of a card</source>
        <translation>Kartın PIN&apos;ini belirle</translation>
    </message>
    <message>
        <source>Change it with the present PIN</source>
        <translation>Şimdiki PIN ile değiştir</translation>
    </message>
    <message>
        <source>Set it with the PUK, if the PIN is locked, forgotten or was never set</source>
        <translation>PIN kilitlendiyse, unutulduysa ya da hiç belirlenmediyse PUK ile belirle</translation>
    </message>
    <message>
        <source>Label or serial number of the card, where there are several</source>
        <translation>Birden çok kart varsa kartın adı ya da seri numarası</translation>
    </message>
    <message>
        <source>Read the present PIN, or the PUK, and the new PIN from file descriptor N</source>
        <translation>Şimdiki PIN&apos;i ya da PUK&apos;u ve yeni PIN&apos;i N numaralı dosya tanıtıcısından oku</translation>
    </message>
    <message>
        <source>Tell on the desktop when a certificate ends soon</source>
        <translation>Süresi yakında dolacak sertifikayı masaüstünde bildir</translation>
    </message>
    <message>
        <source>Write a calendar (iCalendar) with the days into FILE instead</source>
        <translation>Bunun yerine günleri takvim (iCalendar) olarak DOSYA içine yaz</translation>
    </message>
    <message>
        <source>Find out what is wrong and what to do about it</source>
        <translation>Sorunun ne olduğunu ve nasıl giderileceğini bul</translation>
    </message>
    <message>
        <source>File for the report</source>
        <translation>Raporun yazılacağı dosya</translation>
    </message>
    <message>
        <source>A line for each check, for scripts</source>
        <translation>Betikler için denetim başına bir satır</translation>
    </message>
    <message>
        <source>With names and numbers of people and cards</source>
        <translation>Kişilerin ve kartların adları ve numaralarıyla</translation>
    </message>
    <message>
        <source>Answers in JSON; the certificate must be that of its identityNumber</source>
        <translation>JSON biçiminde yanıtlar; sertifika oradaki identityNumber numaralı kişinin olmalı</translation>
    </message>
    <message>
        <source>Renews a qualified electronic certificate, signs and verifies.</source>
        <translation>Nitelikli elektronik sertifikayı yeniler, imzalar ve doğrular.</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>DURUM</translation>
    </message>
    <message>
        <source>Folder of the service</source>
        <translation>Hizmetin klasörü</translation>
    </message>
    <message>
        <source>What is kept of a person</source>
        <translation>Bir kişi hakkında saklananlar</translation>
    </message>
    <message>
        <source>Write all of it into a folder, for the person</source>
        <translation>Kişiye verilmek üzere hepsini bir klasöre yaz</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>NUMARA</translation>
    </message>
    <message>
        <source>Identity number of the person</source>
        <translation>Kişinin kimlik numarası</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>KLASÖR</translation>
    </message>
    <message>
        <source>Where it is written</source>
        <translation>Yazılacağı yer</translation>
    </message>
    <message>
        <source>Erase all of it, unless something has to be kept</source>
        <translation>Saklanması gereken bir şey yoksa hepsini sil</translation>
    </message>
    <message>
        <source>Erase what has to be kept as well; the audit log keeps this reason</source>
        <translation>Saklanması gerekeni de sil; bu gerekçe denetim kaydında kalır</translation>
    </message>
    <message>
        <source>How long data are kept</source>
        <translation>Verilerin ne kadar saklandığı</translation>
    </message>
    <message>
        <source>Erase now what was kept long enough</source>
        <translation>Süresi dolanı şimdi sil</translation>
    </message>
    <message>
        <source>Say that the clock is right, though nothing happened here for long</source>
        <translation>Uzun süre hiçbir şey olmamış olsa da saatin doğru olduğunu söyle</translation>
    </message>
    <message>
        <source>The audit log</source>
        <translation>Denetim kaydı</translation>
    </message>
    <message>
        <source>Check that nothing was changed later</source>
        <translation>Sonradan hiçbir şeyin değiştirilmediğini denetle</translation>
    </message>
    <message>
        <source>Folder of the service, or a file that export wrote</source>
        <translation>Hizmetin klasörü ya da export ile yazılmış dosya</translation>
    </message>
    <message>
        <source>The last hash of an earlier run; with it a cut-off end is found</source>
        <translation>Önceki bir çalıştırmanın son özeti; kesilmiş son bununla bulunur</translation>
    </message>
    <message>
        <source>Of a file: PEM with the certificates under which signers are trusted</source>
        <translation>Dosya için: imzalayanlara güveni sağlayan sertifikalar (PEM)</translation>
    </message>
    <message>
        <source>Of a file: PEM with the only certificate that may sign</source>
        <translation>Dosya için: imzalayabilecek tek sertifika (PEM)</translation>
    </message>
    <message>
        <source>Write the log into a signed file, without any identifiers</source>
        <translation>Kaydı, hiçbir kimlik içermeden imzalı bir dosyaya yaz</translation>
    </message>
    <message>
        <source>Nothing was erased: the law wants these applications to be kept (retention/submittedYears): %1. Tell the person until when. If they have to go before, say why with --force.</source>
        <translation>Hiçbir şey silinmedi: yasa şu başvuruların saklanmasını istiyor (retention/submittedYears): %1. Kişiye ne zamana kadar saklanacaklarını söyleyin. Daha önce silinmeleri gerekiyorsa gerekçesini --force ile yazın.</translation>
    </message>
    <message>
        <source>Orders of institutions</source>
        <translation>Kurumların siparişleri</translation>
    </message>
    <message>
        <source>Take orders in from a CSV file, all or none</source>
        <translation>Siparişleri CSV dosyasından al, ya hepsini ya hiçbirini</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV dosyası</translation>
    </message>
    <message>
        <source>What applicants sent</source>
        <translation>Başvuranların gönderdikleri</translation>
    </message>
    <message>
        <source>List the applications</source>
        <translation>Başvuruları listele</translation>
    </message>
    <message>
        <source>Show what is known of an application</source>
        <translation>Bir başvuru hakkında bilinenleri göster</translation>
    </message>
    <message>
        <source>APPLICATION</source>
        <translation>BAŞVURU</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>Numarası</translation>
    </message>
    <message>
        <source>Write the bundle and the receipt of an application</source>
        <translation>Bir başvurunun paketini ve alındısını yaz</translation>
    </message>
    <message>
        <source>Where they are written</source>
        <translation>Yazılacakları yer</translation>
    </message>
    <message>
        <source>Note that the paper signed by hand has come</source>
        <translation>Elle imzalanan kâğıdın geldiğini kaydet</translation>
    </message>
    <message>
        <source>What the bar code says</source>
        <translation>Çubuk kodda yazan</translation>
    </message>
    <message>
        <source>Who is logged in</source>
        <translation>Giriş yapmış olanlar</translation>
    </message>
    <message>
        <source>End every session of a person</source>
        <translation>Bir kişinin bütün oturumlarını kapat</translation>
    </message>
    <message>
        <source>Copy the whole database, also while the service runs</source>
        <translation>Hizmet çalışırken de veritabanının tamamını kopyala</translation>
    </message>
    <message>
        <source>Note what has become of an application</source>
        <translation>Bir başvuruya ne olduğunu kaydet</translation>
    </message>
    <message>
        <source>STEP</source>
        <translation>ADIM</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>Ne olduğu</translation>
    </message>
    <message>
        <source>Of usable: when the new certificate begins, as 2027-01-01T00:00:00Z</source>
        <translation>usable için: yeni sertifikanın başladığı an, örneğin 2027-01-01T00:00:00Z</translation>
    </message>
    <message>
        <source>Of refused: why, in Turkish</source>
        <translation>refused için: Türkçe gerekçe</translation>
    </message>
    <message>
        <source>The same in English</source>
        <translation>Aynısının İngilizcesi</translation>
    </message>
    <message>
        <source>The registration service for certificate renewals.</source>
        <translation>Sertifika yenilemeleri için kayıt hizmeti.</translation>
    </message>
    <message>
        <source>Make a new service in a folder</source>
        <translation>Bir klasörde yeni bir hizmet kur</translation>
    </message>
    <message>
        <source>Folder with root.pem, issuer.pem, tls.pem, tls.key, receipt.pem and receipt.key</source>
        <translation>root.pem, issuer.pem, tls.pem, tls.key, receipt.pem ve receipt.key dosyalarının klasörü</translation>
    </message>
    <message>
        <source>KEY=VALUE over the first settings, e.g. database/driver=postgresql</source>
        <translation>İlk ayarların yerine geçecek ANAHTAR=DEĞER, örneğin database/driver=postgresql</translation>
    </message>
    <message>
        <source>Applicants to try it with; captchas revealed in the spool folder</source>
        <translation>Denemek için başvuranlar; güvenlik resimlerinin yanıtları spool klasöründe görünür</translation>
    </message>
    <message>
        <source>Run the service</source>
        <translation>Hizmeti çalıştır</translation>
    </message>
    <message>
        <source>Port to listen on; 0 for any free one</source>
        <translation>Dinlenecek port; 0, boş olan herhangi biri</translation>
    </message>
    <message>
        <source>HASH</source>
        <translation>ÖZET</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZAMAN</translation>
    </message>
    <message>
        <source>KEY=VALUE</source>
        <translation>ANAHTAR=DEĞER</translation>
    </message>
</context>
<context>
    <name>ValidationAdvice</name>
    <message>
        <source>Do not rely on it. Ask whoever signed it for another copy.</source>
        <translation>Buna güvenmeyin. İmzalayandan başka bir kopya isteyin.</translation>
    </message>
    <message>
        <source>By now it proves nothing. Ask whoever signed it to sign it anew.</source>
        <translation>Artık bir şey kanıtlamıyor. İmzalayandan yeniden imzalamasını isteyin.</translation>
    </message>
    <message>
        <source>Have it checked with the program that made it.</source>
        <translation>Onu oluşturan programla doğrulatın.</translation>
    </message>
    <message>
        <source>Find out who issued the certificate. If you trust that authority, add its root to the trusted ones.</source>
        <translation>Sertifikayı kimin verdiğini öğrenin. O makama güveniyorsanız kökünü güvenilen köklere ekleyin.</translation>
    </message>
    <message>
        <source>Nothing proves that it was signed before that day. Ask whoever signed it for a copy with a time stamp.</source>
        <translation>O günden önce imzalandığını kanıtlayan bir şey yok. İmzalayandan zaman damgalı bir kopya isteyin.</translation>
    </message>
    <message>
        <source>Check the date of this computer. If it is right, ask whoever signed it.</source>
        <translation>Bu bilgisayarın tarihini denetleyin. Doğruysa imzalayana sorun.</translation>
    </message>
    <message>
        <source>If you need what the law calls a secure electronic signature, ask for one with a qualified certificate.</source>
        <translation>Yasanın güvenli elektronik imza dediği imza gerekiyorsa nitelikli sertifikayla atılmış bir imza isteyin.</translation>
    </message>
    <message>
        <source>If you need a person&apos;s signature, ask for one.</source>
        <translation>Bir kişinin imzası gerekiyorsa onu isteyin.</translation>
    </message>
    <message>
        <source>Ask for a signature with a certificate that is meant for signing.</source>
        <translation>İmzalamaya yönelik bir sertifikayla atılmış imza isteyin.</translation>
    </message>
    <message>
        <source>Do not rely on it. Nothing proves that it was signed before that.</source>
        <translation>Buna güvenmeyin. Bundan önce imzalandığını kanıtlayan bir şey yok.</translation>
    </message>
    <message>
        <source>Check it again later: by then the certificate is given back or revoked.</source>
        <translation>Daha sonra yeniden doğrulayın: o zamana dek sertifika geri verilir ya da iptal edilir.</translation>
    </message>
    <message>
        <source>Check it again while there is a network (yenilectl: --online).</source>
        <translation>Ağ bağlantısı varken yeniden doğrulayın (yenilectl: --online).</translation>
    </message>
    <message>
        <source>Ask whoever signed it for a copy with another time stamp.</source>
        <translation>İmzalayandan başka bir zaman damgası taşıyan bir kopya isteyin.</translation>
    </message>
    <message>
        <source>Ask whoever signed it to extend the signature, or to sign anew.</source>
        <translation>İmzalayandan imzayı genişletmesini ya da yeniden imzalamasını isteyin.</translation>
    </message>
</context>
<context>
    <name>ValidationWarning</name>
    <message>
        <source>The time stamp of %1 is not trusted (%2) and proves nothing.</source>
        <translation>%1 zaman damgasına güvenilmiyor (%2); damga hiçbir şeyi kanıtlamaz.</translation>
    </message>
    <message>
        <source>The signer states the time %1, but a time stamp proves that the signature was there at %2: the signer&apos;s clock was wrong.</source>
        <translation>İmzacı %1 zamanını bildiriyor, ancak bir zaman damgası imzanın %2 anında var olduğunu kanıtlıyor: imzacının saati yanlıştı.</translation>
    </message>
    <message>
        <source>The signer states a time that is still to come: %1.</source>
        <translation>İmzacı henüz gelmemiş bir zaman bildiriyor: %1.</translation>
    </message>
    <message>
        <source>It was not checked whether the certificate of %1 was revoked: there is no word on it.</source>
        <translation>%1 sertifikasının iptal edilip edilmediği denetlenmedi: bu konuda bilgi yok.</translation>
    </message>
    <message>
        <source>%1 says that the certificate of %2 was revoked on %3. That word is not trusted and was not used.</source>
        <translation>%1, %2 sertifikasının %3 tarihinde iptal edildiğini söylüyor. Bu bilgiye güvenilmiyor ve bilgi kullanılmadı.</translation>
    </message>
    <message>
        <source>it tells only what changed</source>
        <translation>yalnızca değişenleri bildiriyor</translation>
    </message>
    <message>
        <source>it is kept for several authorities</source>
        <translation>birden çok makam için tutuluyor</translation>
    </message>
    <message>
        <source>it knows only some of the reasons</source>
        <translation>iptal nedenlerinin yalnızca bir bölümünü içeriyor</translation>
    </message>
    <message>
        <source>it is about other certificates</source>
        <translation>başka sertifikalarla ilgili</translation>
    </message>
    <message>
        <source>That a list of %1 does not name the certificate of %2 means nothing: %3.</source>
        <translation>%1 makamının bir listesinde %2 sertifikasının geçmemesi bir şey ifade etmez: %3.</translation>
    </message>
    <message>
        <source>%1 is an evidence record. Yenile did not look at it.</source>
        <translation>%1 bir kanıt kaydıdır. Yenile ona bakmadı.</translation>
    </message>
    <message>
        <source>On page %1 something lies over text that was signed, and came after the signature. Look at the document as it was signed.</source>
        <translation>%1. sayfada, imzadan sonra eklenen bir şey imzalanmış metnin üzerinde duruyor. Belgenin imzalandığı haline bakın.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Renews a qualified electronic certificate.</source>
        <translation>Nitelikli elektronik sertifikayı yeniler.</translation>
    </message>
    <message>
        <source>Use the settings in &lt;file&gt;.</source>
        <translation>Ayarları &lt;dosya&gt; dosyasından al.</translation>
    </message>
    <message>
        <source>Try Yenile out with the demo in &lt;folder&gt;.</source>
        <translation>Yenile’yi &lt;klasör&gt; klasöründeki denemeyle kullan.</translation>
    </message>
    <message>
        <source>Speak Turkish (tr) or English (en).</source>
        <translation>Türkçe (tr) ya da İngilizce (en) göster.</translation>
    </message>
    <message>
        <source>Write the log on standard error as well.</source>
        <translation>Günlüğü standart hata çıktısına da yaz.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Bu yardımı göster.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Sürümü göster.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ayarlar…</translation>
    </message>
    <message>
        <source>Check the signatures of a file, or open a yenile: link.</source>
        <translation>Bir dosyanın imzalarını denetle ya da bir yenile: bağlantısını aç.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>dosya</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>klasör</translation>
    </message>
    <message>
        <source>language</source>
        <translation>dil</translation>
    </message>
    <message>
        <source>[file]</source>
        <translation>[dosya]</translation>
    </message>
</context>
<context>
    <name>yenile::ui::AccessPasswordDialog</name>
    <message>
        <source>I don&apos;t know my access password</source>
        <translation>Başvuru Formu Erişim Parolamı Bilmiyorum</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>Kimlik No</translation>
    </message>
    <message>
        <source>T.C. Kimlik No or passport number</source>
        <translation>T.C. Kimlik No veya pasaport numarası</translation>
    </message>
    <message>
        <source>A new access password is sent to the e-mail address that your institution has registered for you.</source>
        <translation>Yeni erişim parolası, kurumunuzun sizin için bildirdiği e-posta adresine gönderilir.</translation>
    </message>
    <message>
        <source>&amp;Text in the picture</source>
        <translation>&amp;Resimdeki Yazı</translation>
    </message>
    <message>
        <source>&amp;Identity number</source>
        <translation>&amp;Kimlik No</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gönder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Asking for a new access password…</source>
        <translation>Yeni erişim parolası isteniyor…</translation>
    </message>
    <message>
        <source>If the identity number is known to the service, an e-mail with a new access password is on its way. Look into your spam folder, too.</source>
        <translation>Kimlik numarası hizmette kayıtlıysa yeni erişim parolasını içeren e-posta yoldadır. İstenmeyen posta klasörünüze de bakın.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>yenile::ui::BrowserAddress</name>
    <message>
        <source>&amp;Open it again</source>
        <translation>&amp;Yeniden aç</translation>
    </message>
    <message>
        <source>&amp;Copy the address</source>
        <translation>Adresi &amp;kopyala</translation>
    </message>
    <message>
        <source>Address for the web browser</source>
        <translation>Web tarayıcısı için adres</translation>
    </message>
    <message>
        <source>If no page opened, open this address in a browser of this computer:</source>
        <translation>Sayfa açılmadıysa bu adresi bu bilgisayardaki bir tarayıcıda açın:</translation>
    </message>
</context>
<context>
    <name>yenile::ui::BrowserDialog</name>
    <message>
        <source>Remote signing</source>
        <translation>Uzaktan imza</translation>
    </message>
    <message>
        <source>%1 waits for your approval</source>
        <translation>%1 onayınızı bekliyor</translation>
    </message>
    <message>
        <source>%1 asks you in your browser</source>
        <translation>%1 tarayıcınızda soruyor</translation>
    </message>
    <message>
        <source>Approve on your device. This window then closes by itself.</source>
        <translation>Cihazınızda onay verin. Bu pencere sonra kendiliğinden kapanır.</translation>
    </message>
    <message>
        <source>Log in there and approve. This window then closes by itself.</source>
        <translation>Orada oturum açıp onay verin. Bu pencere sonra kendiliğinden kapanır.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>yenile::ui::CaptchaBox</name>
    <message>
        <source>New picture</source>
        <translation>Yeni resim</translation>
    </message>
    <message>
        <source>Listen instead</source>
        <translation>Dinle</translation>
    </message>
    <message>
        <source>Text in the picture</source>
        <translation>Resimdeki Yazı</translation>
    </message>
    <message>
        <source>Picture with the text</source>
        <translation>Yazının bulunduğu resim</translation>
    </message>
    <message>
        <source>Fetching a picture…</source>
        <translation>Resim alınıyor…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::CardDialog</name>
    <message>
        <source>PIN of your card</source>
        <translation>Kartınızın PIN kodu</translation>
    </message>
    <message>
        <source>Card: %1
Reader: %2</source>
        <translation>Kart: %1
Okuyucu: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>yenile::ui::CardPinWindow</name>
    <message>
        <source>The certificate of %1 can be used from %2 (until %3). Until then sign with the present card.</source>
        <translation>%1 adına olan sertifika %2 tarihinden itibaren (%3 tarihine kadar) kullanılabilir. O zamana kadar şimdiki kartla imzalayın.</translation>
    </message>
    <message>
        <source>The certificate of %1 can be used until %2.</source>
        <translation>%1 adına olan sertifika %2 tarihine kadar kullanılabilir.</translation>
    </message>
    <message>
        <source>There is no certificate on this card.</source>
        <translation>Bu kartta sertifika yok.</translation>
    </message>
    <message>
        <source>This card has no PIN yet. Set it with the PUK.</source>
        <translation>Bu kartın henüz PIN&apos;i yok. PUK ile belirleyin.</translation>
    </message>
    <message>
        <source>The PIN is locked. Set another one with the PUK.</source>
        <translation>PIN kilitli. PUK ile yenisini belirleyin.</translation>
    </message>
    <message>
        <source>One try is left for the PIN. If you are not sure of it, set another one with the PUK.</source>
        <translation>PIN için tek bir deneme kaldı. Emin değilseniz PUK ile yenisini belirleyin.</translation>
    </message>
    <message>
        <source>The card wants its PIN to be changed.</source>
        <translation>Kart PIN&apos;inin değiştirilmesini istiyor.</translation>
    </message>
    <message>
        <source>The card has a PIN.</source>
        <translation>Kartın PIN&apos;i var.</translation>
    </message>
    <message>
        <source>&amp;Change the PIN…</source>
        <translation>PIN&apos;i &amp;değiştir…</translation>
    </message>
    <message>
        <source>&amp;Set the PIN with the PUK…</source>
        <translation>&amp;PUK ile PIN belirle…</translation>
    </message>
    <message>
        <source>Save &amp;reminders for the calendar…</source>
        <translation>Takvim için &amp;hatırlatmaları kaydet…</translation>
    </message>
    <message>
        <source>PIN of the card</source>
        <translation>Kartın PIN&apos;i</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kart</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Looking at the cards…</source>
        <translation>Kartlara bakılıyor…</translation>
    </message>
    <message>
        <source>%1 in reader %2</source>
        <translation>%1, okuyucu %2</translation>
    </message>
    <message>
        <source>Setting the PIN…</source>
        <translation>PIN belirleniyor…</translation>
    </message>
    <message>
        <source>The PIN was set. From now on the card asks for the new one.</source>
        <translation>PIN belirlendi. Kart bundan böyle yenisini ister.</translation>
    </message>
    <message>
        <source>Save reminders for the calendar</source>
        <translation>Takvim için hatırlatmaları kaydet</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>sertifika</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Takvim (*.ics)</translation>
    </message>
</context>
<context>
    <name>yenile::ui::CertificateList</name>
    <message>
        <source>Valid until %1 · issued by %2
Card %3 in reader %4</source>
        <translation>%1 tarihine kadar geçerli · veren: %2
Kart: %3 · okuyucu: %4</translation>
    </message>
    <message>
        <source>Cannot be used: %1</source>
        <translation>Kullanılamaz: %1</translation>
    </message>
    <message>
        <source>Valid until %1 · issued by %2
At the remote signing service %3</source>
        <translation>%1 tarihine kadar geçerli · veren: %2
Uzaktan imza hizmeti: %3</translation>
    </message>
</context>
<context>
    <name>yenile::ui::CertificatePage</name>
    <message>
        <source>Sign</source>
        <translation>İmzala</translation>
    </message>
    <message>
        <source>Choose the certificate to sign with. Then enter the PIN of the card. Both documents and the bundle that contains them are signed and sent.</source>
        <translation>İmzalamak istediğiniz sertifikayı seçin. Ardından kartın PIN kodu sorulur; iki belge ve onları taşıyan paket imzalanıp gönderilir.</translation>
    </message>
    <message>
        <source>&amp;Sign and submit</source>
        <translation>İ&amp;mzala ve gönder</translation>
    </message>
    <message>
        <source>Look for cards again</source>
        <translation>Kartlara yeniden bak</translation>
    </message>
    <message>
        <source>Choose a driver file…</source>
        <translation>Sürücü dosyası seç…</translation>
    </message>
    <message>
        <source>Looking for cards…</source>
        <translation>Kartlara bakılıyor…</translation>
    </message>
    <message>
        <source>Sign without a card, with %1…</source>
        <translation>Kartsız imzala: %1…</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 ile görüşülüyor…</translation>
    </message>
    <message>
        <source>Choose the certificate to sign with. The remote signing service then asks whether it may sign. Both documents and the bundle that contains them are signed and sent.</source>
        <translation>İmzalayacak sertifikayı seçin. Sonra uzaktan imza hizmeti imza atıp atamayacağını sorar; iki belge ve bunları bir araya getiren paket imzalanıp gönderilir.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::CheckRow</name>
    <message>
        <source>Being checked…</source>
        <translation>Denetleniyor…</translation>
    </message>
    <message>
        <source>Can be checked when the card is there.</source>
        <translation>Kart takılınca denetlenebilir.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Bulundu</translation>
    </message>
    <message>
        <source>Where was it looked for?</source>
        <translation>Nerelerde arandı?</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ConnectionTest</name>
    <message>
        <source>Test the connection</source>
        <translation>Bağlantıyı sına</translation>
    </message>
    <message>
        <source>The address has to begin with https://</source>
        <translation>Adres https:// ile başlamalı.</translation>
    </message>
    <message>
        <source>Looking for the service…</source>
        <translation>Hizmet aranıyor…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::DocumentBar</name>
    <message>
        <source>Smaller</source>
        <translation>Küçült</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Büyüt</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>Sayfa genişliği</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Tüm sayfa</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>İçindekiler</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Belgede ara</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Önceki yer</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Sonraki yer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Bulunamadı</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>yenile::ui::DocumentDialog</name>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>yenile::ui::DocumentView</name>
    <message>
        <source>Number of pages: %1</source>
        <translation>Sayfa sayısı: %1</translation>
    </message>
</context>
<context>
    <name>yenile::ui::DocumentsPane</name>
    <message>
        <source>SHA-256 digest of the document</source>
        <translation>Belgenin SHA-256 özeti</translation>
    </message>
    <message>
        <source>SHA-256 digest of the document: exactly this document is signed.</source>
        <translation>Belgenin SHA-256 özeti: imzalanan, tam olarak bu belgedir.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Read to the end</source>
        <translation>Sonuna kadar okundu</translation>
    </message>
    <message>
        <source>Not read to the end yet</source>
        <translation>Henüz sonuna kadar okunmadı</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Sürüm %1</translation>
    </message>
    <message>
        <source>What is applied for</source>
        <translation>Neye başvuruluyor</translation>
    </message>
    <message>
        <source>Signed with the documents, as %1</source>
        <translation>Belgelerle birlikte %1 olarak imzalanır</translation>
    </message>
</context>
<context>
    <name>yenile::ui::DonePage</name>
    <message>
        <source>Your renewal application was received</source>
        <translation>Yenileme başvurunuz alındı</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>&amp;Klasörü aç</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Bundan sonra</translation>
    </message>
    <message>
        <source>Nothing more needs to be done for the application.</source>
        <translation>Başvuru için yapmanız gereken başka bir şey yok.</translation>
    </message>
    <message>
        <source>The new certificate comes on a new card. Your present card is not changed.</source>
        <translation>Yeni sertifika yeni bir kartla gelir. Şimdiki kartınızda bir değişiklik olmaz.</translation>
    </message>
    <message>
        <source>The new certificate cannot be used before the present one expires. Keep the present card until then.</source>
        <translation>Yeni sertifika, şimdiki sertifikanızın süresi bitmeden kullanılamaz. O zamana kadar şimdiki kartınızı saklayın.</translation>
    </message>
    <message>
        <source>Remember your security word: you need it for the PIN of the new card.</source>
        <translation>Güvenlik sözcüğünüzü unutmayın: yeni kartın PIN kodunu almak için gerekir.</translation>
    </message>
    <message>
        <source>Receipt number %1</source>
        <translation>Alındı numarası: %1</translation>
    </message>
    <message>
        <source>Received on %1</source>
        <translation>Alındığı zaman: %1</translation>
    </message>
    <message>
        <source>The signed documents and the receipt are in %1</source>
        <translation>İmzalı belgeler ve alındı şu klasörde: %1</translation>
    </message>
    <message>
        <source>Save the &amp;receipt as PDF…</source>
        <translation>&amp;Alındıyı PDF olarak kaydet…</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Alındıyı kaydet</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save &amp;copies in another folder…</source>
        <translation>Başka klasöre &amp;kopyala…</translation>
    </message>
    <message>
        <source>Check the &amp;signatures again</source>
        <translation>İ&amp;mzaları yeniden denetle</translation>
    </message>
    <message>
        <source>Folder for the copies</source>
        <translation>Kopyaların klasörü</translation>
    </message>
    <message>
        <source>The signed documents and the receipt are in %1 and in %2</source>
        <translation>İmzalı belgeler ve alındı şu klasörlerde: %1 ve %2</translation>
    </message>
    <message>
        <source>The application was sent from elsewhere. Its receipt is in %1</source>
        <translation>Başvuru başka bir yerden gönderilmiş. Alındı şurada: %1</translation>
    </message>
    <message>
        <source>What was signed</source>
        <translation>İmzalananlar</translation>
    </message>
    <message>
        <source>Asking where the application stands…</source>
        <translation>Başvurunun durumu soruluyor…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ErrorPanel</name>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Rapor kaydet…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::FactorDialog</name>
    <message>
        <source>Remote signing</source>
        <translation>Uzaktan imza</translation>
    </message>
    <message>
        <source>Signature %1 of %2</source>
        <translation>İmza %1 / %2</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>İmza</translation>
    </message>
    <message>
        <source>Document: %1</source>
        <translation>Belge: %1</translation>
    </message>
    <message>
        <source>Remote signing service: %1</source>
        <translation>Uzaktan imza hizmeti: %1</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>İmzala</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>yenile::ui::FieldEditor</name>
    <message>
        <source>Yes</source>
        <translation>Evet</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Hayır</translation>
    </message>
    <message>
        <source>%1 (again)</source>
        <translation>%1 (Tekrar)</translation>
    </message>
    <message>
        <source>%1 to %2 characters</source>
        <translation>%1-%2 karakter</translation>
    </message>
    <message>
        <source>Twice the same</source>
        <translation>İki kez aynı</translation>
    </message>
    <message>
        <source>Verified in the population register (MERNİS) on %1</source>
        <translation>%1 tarihinde MERNİS’ten doğrulandı</translation>
    </message>
</context>
<context>
    <name>yenile::ui::FormPage</name>
    <message>
        <source>Application form</source>
        <translation>Başvuru Formu</translation>
    </message>
    <message>
        <source>Data from your institution and the population register cannot be changed here. If something is wrong, do not approve the form. Ask your institution&apos;s officer.</source>
        <translation>Kurumunuzdan ve nüfus kayıtlarından (MERNİS) gelen bilgiler burada değiştirilemez. Bir yanlışlık varsa formu onaylamayın; Kurum Yetkilinize başvurun.</translation>
    </message>
    <message>
        <source>&amp;Approve the form</source>
        <translation>Formu &amp;Onayla</translation>
    </message>
    <message>
        <source>Fetching the form…</source>
        <translation>Form alınıyor…</translation>
    </message>
    <message>
        <source>I declare this</source>
        <translation>Beyan ediyorum</translation>
    </message>
    <message>
        <source>Sending the form…</source>
        <translation>Form gönderiliyor…</translation>
    </message>
    <message>
        <source>To be corrected: %1</source>
        <translation>Düzeltilecekler: %1</translation>
    </message>
</context>
<context>
    <name>yenile::ui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Yardım</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>İçindekiler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>yenile::ui::HelpLink</name>
    <message>
        <source>What is this?</source>
        <translation>nedir?</translation>
    </message>
    <message>
        <source>What is this: %1</source>
        <translation>%1 nedir?</translation>
    </message>
</context>
<context>
    <name>yenile::ui::InboxWindow</name>
    <message>
        <source>Yenile demo: post and phone</source>
        <translation>Yenile deneme: posta ve telefon</translation>
    </message>
    <message>
        <source>E-mails and SMS of the demo arrive here; nothing is really sent.</source>
        <translation>Denemenin e-postaları ve SMS iletileri buraya düşer; gerçekte hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>İletiler</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>İleti</translation>
    </message>
    <message>
        <source>PIN of the demo card: %1</source>
        <translation>Deneme kartının PIN kodu: %1</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>You are %1, identity number %2.</source>
        <translation>Siz %1, kimlik numaranız %2.</translation>
    </message>
    <message>
        <source>%1 (to %2)</source>
        <translation>%1 (alıcı: %2)</translation>
    </message>
</context>
<context>
    <name>yenile::ui::InspectDialog</name>
    <message>
        <source>Signatures</source>
        <translation>İmzalar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Check a signed file</source>
        <translation>İmzalı dosyayı denetle</translation>
    </message>
    <message>
        <source>Checking the signatures…</source>
        <translation>İmzalar denetleniyor…</translation>
    </message>
    <message>
        <source>The file has no signature.</source>
        <translation>Dosyada imza yok.</translation>
    </message>
    <message>
        <source>Signed files (*.pdf *.asice *.sce *.asics *.p7s *.p7m *.eyp)</source>
        <translation>İmzalı dosyalar (*.pdf *.asice *.sce *.asics *.p7s *.p7m *.eyp)</translation>
    </message>
    <message>
        <source>Choose the file that was signed…</source>
        <translation>İmzalanan dosyayı seçin…</translation>
    </message>
    <message>
        <source>The file that was signed</source>
        <translation>İmzalanan dosya</translation>
    </message>
</context>
<context>
    <name>yenile::ui::LoginAgainDialog</name>
    <message>
        <source>Log in again</source>
        <translation>Yeniden giriş</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Giriş</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>yenile::ui::LoginForm</name>
    <message>
        <source>Identity number</source>
        <translation>Kimlik No</translation>
    </message>
    <message>
        <source>T.C. Kimlik No or passport number</source>
        <translation>T.C. Kimlik No veya pasaport numarası</translation>
    </message>
    <message>
        <source>Application form access password</source>
        <translation>Başvuru Formu Erişim Parolası</translation>
    </message>
    <message>
        <source>It came to you by e-mail</source>
        <translation>E-posta ile gelmiştir</translation>
    </message>
    <message>
        <source>&amp;Text in the picture</source>
        <translation>&amp;Resimdeki Yazı</translation>
    </message>
    <message>
        <source>&amp;Identity number</source>
        <translation>&amp;Kimlik No</translation>
    </message>
    <message>
        <source>Application form &amp;access password</source>
        <translation>Başvuru Formu Erişim &amp;Parolası</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Giriş yapılıyor…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::LoginPage</name>
    <message>
        <source>Login</source>
        <translation>Kullanıcı Girişi</translation>
    </message>
    <message>
        <source>Log in with the access password that you got by e-mail.</source>
        <translation>E-posta ile gelen erişim parolasıyla giriş yapın.</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Giriş</translation>
    </message>
    <message>
        <source>I don&apos;t know my access password</source>
        <translation>Başvuru Formu Erişim Parolamı Bilmiyorum</translation>
    </message>
    <message>
        <source>Looking for the registration service…</source>
        <translation>Kayıt hizmetine bağlanılıyor…</translation>
    </message>
    <message>
        <source>Looking for what was signed already…</source>
        <translation>Daha önce imzalananlar aranıyor…</translation>
    </message>
    <message>
        <source>What you need</source>
        <translation>Gerekenler</translation>
    </message>
    <message>
        <source>Your T.C. Kimlik No, or the number of your passport.</source>
        <translation>T.C. Kimlik Numaranız ya da pasaport numaranız.</translation>
    </message>
    <message>
        <source>The access password for the application form. It was sent to the e-mail address that your institution&apos;s officer has registered.</source>
        <translation>Başvuru formu erişim parolası. Kurum Yetkilinizin bildirdiği adresinize e-posta ile gelmiştir.</translation>
    </message>
    <message>
        <source>No e-mail, or forgot the password? You can ask for a new one below the fields.</source>
        <translation>E-posta gelmedi mi, parolayı unuttunuz mu? Alanların altından yeni bir parola isteyebilirsiniz.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::MethodPage</name>
    <message>
        <source>Signing method</source>
        <translation>İmza Yöntemi</translation>
    </message>
    <message>
        <source>How do you want to sign the application form and the certificate holder undertaking? You can come back and choose the other method until the application is submitted.</source>
        <translation>Başvuru Formu ile Sertifika Sahibi Taahhütnamesini nasıl imzalamak istersiniz? Başvuru gönderilene kadar geri dönüp öbür yöntemi seçebilirsiniz.</translation>
    </message>
    <message>
        <source>Electronic signature</source>
        <translation>Elektronik imza</translation>
    </message>
    <message>
        <source>Wet-ink signature</source>
        <translation>Islak imza</translation>
    </message>
    <message>
        <source>No card with a certificate is in the reader now.</source>
        <translation>Şu anda okuyucuda sertifika bulunan bir kart yok.</translation>
    </message>
    <message>
        <source>The certificate on the card cannot be used: %1</source>
        <translation>Karttaki sertifika kullanılamaz: %1</translation>
    </message>
    <message>
        <source>Found on the card: %1</source>
        <translation>Kartta bulunan: %1</translation>
    </message>
    <message>
        <source>Preparing the documents…</source>
        <translation>Belgeler hazırlanıyor…</translation>
    </message>
    <message>
        <source>&amp;Read the certificate holder undertaking…</source>
        <translation>Sertifika Sahibi &amp;Taahhütnamesini oku…</translation>
    </message>
    <message>
        <source>You sign with the qualified certificate on your card, here and now. It must still be valid. Nothing needs to be printed or delivered.</source>
        <translation>Kartınızdaki nitelikli sertifikayla burada, hemen imzalarsınız. Sertifikanın süresi dolmamış olmalıdır. Hiçbir şey yazdırmanız ya da teslim etmeniz gerekmez.</translation>
    </message>
    <message>
        <source>You print the documents, sign them by hand and give them to your institution&apos;s officer. Choose this for a first certificate, or if your certificate has expired or you do not have your card with you.</source>
        <translation>Belgeleri yazdırır, elle imzalar ve Kurum Yetkilinize teslim edersiniz. İlk kez sertifika alanlar, sertifikasının süresi dolanlar ya da kartı yanında olmayanlar bu yolu kullanır.</translation>
    </message>
    <message>
        <source>Fetching the documents…</source>
        <translation>Belgeler getiriliyor…</translation>
    </message>
    <message>
        <source>This is your first certificate, so you do not have one to sign with yet.</source>
        <translation>Bu ilk sertifikanız: imzalayacak bir sertifikanız henüz yok.</translation>
    </message>
    <message>
        <source>No card with a certificate is in the reader now. You can sign without one.</source>
        <translation>Okuyucuda şu anda sertifikalı bir kart yok. Kartsız da imzalayabilirsiniz.</translation>
    </message>
    <message>
        <source>You read both documents to the end.</source>
        <translation>İki belgeyi de sonuna kadar okursunuz.</translation>
    </message>
    <message>
        <source>You choose the certificate and enter the PIN of the card.</source>
        <translation>Sertifikayı seçer, kartın PIN kodunu girersiniz.</translation>
    </message>
    <message>
        <source>The signed application is sent, and you get a receipt.</source>
        <translation>İmzalı başvuru gönderilir, siz de alındısını alırsınız.</translation>
    </message>
    <message>
        <source>You save or print both documents.</source>
        <translation>İki belgeyi de kaydeder ya da yazdırırsınız.</translation>
    </message>
    <message>
        <source>You sign both by hand.</source>
        <translation>İkisini de elle imzalarsınız.</translation>
    </message>
    <message>
        <source>You hand them in; the page tells where.</source>
        <translation>Sayfada yazan yere teslim edersiniz.</translation>
    </message>
    <message>
        <source>You need your card, a card reader and the PIN. It takes some minutes.</source>
        <translation>Kartınız, bir kart okuyucu ve PIN gerekir. Birkaç dakika sürer.</translation>
    </message>
    <message>
        <source>You need a printer and a pen. It takes until the signed documents have arrived.</source>
        <translation>Yazıcı ve kalem gerekir. İmzalı belgeler yerine ulaşınca tamamlanır.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::OrdersPage</name>
    <message>
        <source>There is no open order for you. Ask your institution&apos;s officer, who orders the renewal.</source>
        <translation>Sizin için açık bir sipariş yok. Yenileme siparişini veren Kurum Yetkilinize başvurun.</translation>
    </message>
    <message>
        <source>Order selection</source>
        <translation>Sipariş Formu Seçimi</translation>
    </message>
    <message>
        <source>&amp;Open the form</source>
        <translation>&amp;Formu aç</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Siparişler</translation>
    </message>
    <message>
        <source>Order date</source>
        <translation>Sipariş Kayıt Tarihi</translation>
    </message>
    <message>
        <source>Requesting institution</source>
        <translation>Sipariş Talebinde Bulunan Kurum</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Başvuru</translation>
    </message>
    <message>
        <source>Fetching the orders…</source>
        <translation>Siparişler alınıyor…</translation>
    </message>
    <message>
        <source>Fill in the form &amp;anew</source>
        <translation>Formu &amp;yeniden doldur</translation>
    </message>
    <message>
        <source>&amp;Go on with the application</source>
        <translation>Başvuruya &amp;devam et</translation>
    </message>
    <message>
        <source>Fetching the application…</source>
        <translation>Başvuru getiriliyor…</translation>
    </message>
    <message>
        <source>Checking the receipt…</source>
        <translation>Alındı doğrulanıyor…</translation>
    </message>
    <message>
        <source>Choose the order that your institution has placed for you. Please read the explanations on each page that follows. If you have questions, ask at the addresses below.</source>
        <translation>Kurumunuzun sizin için verdiği siparişi seçin. Bundan sonraki her sayfadaki açıklamaları lütfen okuyun; sorularınızı aşağıda yazanlara sorabilirsiniz.</translation>
    </message>
    <message>
        <source>&amp;Where the application stands…</source>
        <translation>Başvurunun &amp;durumu…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::Page</name>
    <message>
        <source>Test environment: what you do here has no effect in real life.</source>
        <translation>Test ortamı: burada yaptıklarınızın gerçek bir etkisi yoktur.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::PasswordRow</name>
    <message>
        <source>&amp;Password of the document</source>
        <translation>Belgenin &amp;parolası</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
</context>
<context>
    <name>yenile::ui::PinChangeDialog</name>
    <message>
        <source>This is the last try. If the PIN is wrong, the card is locked.</source>
        <translation>Bu son deneme. PIN yanlışsa kart kilitlenir.</translation>
    </message>
    <message>
        <source>This is the last try. If the PUK is wrong, the card is useless from then on.</source>
        <translation>Bu son deneme. PUK yanlışsa kart artık kullanılamaz.</translation>
    </message>
    <message>
        <source>After too many wrong PUKs the card is useless. Where your certification authority unlocks cards on its own page, do it there.</source>
        <translation>Çok sayıda yanlış PUK kartı kullanılmaz kılar. Sertifika kurumunuz kart kilidini kendi sayfasında çözüyorsa orada çözün.</translation>
    </message>
    <message>
        <source>A wrong PIN was entered before. After too many wrong tries the card is locked.</source>
        <translation>Daha önce yanlış PIN girilmiş. Çok sayıda yanlış denemede kart kilitlenir.</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>PIN&apos;i değiştirin</translation>
    </message>
    <message>
        <source>Set the PIN with the PUK</source>
        <translation>PUK ile PIN belirleyin</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Devam</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>PIN&apos;i belirle</translation>
    </message>
    <message>
        <source>Your reader has a key pad. After &quot;Continue&quot;, enter there what it asks for.</source>
        <translation>Okuyucunuzun tuş takımı var. &quot;Devam&quot; düğmesine bastıktan sonra orada istenenleri girin.</translation>
    </message>
    <message>
        <source>&amp;Present PIN</source>
        <translation>&amp;Şimdiki PIN</translation>
    </message>
    <message>
        <source>P&amp;UK</source>
        <translation>P&amp;UK</translation>
    </message>
    <message>
        <source>&amp;New PIN</source>
        <translation>&amp;Yeni PIN</translation>
    </message>
    <message>
        <source>New PIN &amp;once more</source>
        <translation>Yeni PIN (&amp;tekrar)</translation>
    </message>
    <message>
        <source>The PIN has %1 to %2 characters.</source>
        <translation>PIN %1 ile %2 arasında karakterden oluşur.</translation>
    </message>
    <message>
        <source>I am sure; use the last try</source>
        <translation>Eminim; son denemeyi kullan</translation>
    </message>
</context>
<context>
    <name>yenile::ui::PinDialog</name>
    <message>
        <source>Signature %1 of %2</source>
        <translation>İmza %1 / %2</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>İmza</translation>
    </message>
    <message>
        <source>Document: %1</source>
        <translation>Belge: %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Devam</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>İmzala</translation>
    </message>
    <message>
        <source>Your reader has a key pad. After &quot;Continue&quot;, enter the PIN there.</source>
        <translation>Okuyucunuzun tuş takımı var. &quot;Devam&quot; dedikten sonra PIN kodunu oradan girin.</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;PIN</translation>
    </message>
    <message>
        <source>This is the last try. If the PIN is wrong, the card is locked.</source>
        <translation>Bu son deneme. PIN yanlışsa kart kilitlenir.</translation>
    </message>
    <message>
        <source>A wrong PIN was entered before. After too many wrong tries the card is locked.</source>
        <translation>Daha önce yanlış PIN girilmiş. Çok sayıda yanlış denemeden sonra kart kilitlenir.</translation>
    </message>
    <message>
        <source>I am sure of the PIN; use the last try</source>
        <translation>PIN kodundan eminim; son denemeyi kullan</translation>
    </message>
    <message>
        <source>The PIN has %1 characters.</source>
        <translation>PIN %1 karakterdir.</translation>
    </message>
    <message>
        <source>The PIN has %1 to %2 characters.</source>
        <translation>PIN %1 ile %2 karakter arasındadır.</translation>
    </message>
    <message>
        <source>This card does not tell how many tries are left. After too many wrong PINs it is locked.</source>
        <translation>Bu kart kaç deneme hakkı kaldığını bildirmez. Çok sayıda yanlış PIN girilirse kilitlenir.</translation>
    </message>
    <message>
        <source>The card asks for a new PIN. It may sign with the present one; if it does not, change the PIN first (Menu → PIN of the card).</source>
        <translation>Kart yeni bir PIN istiyor. Şimdikiyle imzalayabilir; imzalamazsa önce PIN&apos;i değiştirin (Menü → Kartın PIN&apos;i).</translation>
    </message>
</context>
<context>
    <name>yenile::ui::PinPadDialog</name>
    <message>
        <source>PIN of your card</source>
        <translation>Kartınızın PIN kodu</translation>
    </message>
    <message>
        <source>Enter the PIN on the reader&apos;s key pad now</source>
        <translation>Şimdi PIN&apos;i okuyucunun tuş takımından girin</translation>
    </message>
    <message>
        <source>Document %1 of %2: %3</source>
        <translation>Belge %1/%2: %3</translation>
    </message>
    <message>
        <source>Document: %1</source>
        <translation>Belge: %1</translation>
    </message>
    <message>
        <source>Card: %1
Reader: %2</source>
        <translation>Kart: %1
Okuyucu: %2</translation>
    </message>
    <message>
        <source>Time left to enter the PIN</source>
        <translation>PIN girişi için kalan süre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Time left: %1 seconds</source>
        <translation>Kalan süre: %1 saniye</translation>
    </message>
    <message>
        <source>Some card drivers open a window of their own instead: then enter it there.</source>
        <translation>Bazı kart sürücüleri bunun yerine kendi penceresini açar: o zaman PIN kodunu orada girin.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ProviderButtons</name>
    <message>
        <source>Or without picture and password:</source>
        <translation>Ya da resim ve parola olmadan:</translation>
    </message>
    <message>
        <source>Log in through %1</source>
        <translation>%1 ile giriş yap</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ProviderLoginDialog</name>
    <message>
        <source>Log in through %1</source>
        <translation>%1 ile giriş yap</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Waiting for the web browser…</source>
        <translation>Web tarayıcısı bekleniyor…</translation>
    </message>
    <message>
        <source>Your web browser is about to open.</source>
        <translation>Web tarayıcınız birazdan açılacak.</translation>
    </message>
    <message>
        <source>Log in to %1 in your web browser. This window closes by itself then.</source>
        <translation>Web tarayıcınızda %1 ile giriş yapın; bu pencere sonra kendiliğinden kapanır.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ProxyLoginDialog</name>
    <message>
        <source>Log in to the network</source>
        <translation>Ağa giriş</translation>
    </message>
    <message>
        <source>The proxy %1 asks you to log in before it lets you onto the internet. Enter the name and the password that you use in your institution&apos;s network. They are kept until you close Yenile.</source>
        <translation>%1 vekil sunucusu tanımadığı kimseyi internete çıkarmıyor. Kurumunuzun ağına girerken kullandığınız adı ve parolayı girin. Bunlar Yenile kapanana kadar saklanır.</translation>
    </message>
    <message>
        <source>The proxy did not accept this name and password.</source>
        <translation>Vekil sunucu bu adı ve parolayı kabul etmedi.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Ad</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Parola</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Giriş yap</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ReadinessPage</name>
    <message>
        <source>Readiness</source>
        <translation>Hazırlık</translation>
    </message>
    <message>
        <source>Yenile renews your qualified electronic certificate. First it checks that you have everything you need. You can continue in any case: without a card you sign the form by hand.</source>
        <translation>Yenile, nitelikli elektronik sertifikanızı yeniler. Önce gerekenlerin hazır olup olmadığına bakılır. Her durumda devam edebilirsiniz: kart yoksa form elle imzalanır.</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Başla</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Yeniden denetle</translation>
    </message>
    <message>
        <source>Choose a driver file…</source>
        <translation>Sürücü dosyası seç…</translation>
    </message>
    <message>
        <source>An application that you signed was not sent completely. It is sent after you log in. You do not have to type or sign anything again.</source>
        <translation>İmzaladığınız bir başvurunun gönderimi tamamlanmamış. Girişten sonra gönderilir; yeniden yazmanız ya da imzalamanız gerekmez.</translation>
    </message>
    <message>
        <source>Check a signed file…</source>
        <translation>İmzalı dosyayı denetle…</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Doğru</translation>
    </message>
    <message>
        <source>Can be checked when the service answers.</source>
        <translation>Hizmet yanıt verince denetlenebilir.</translation>
    </message>
    <message>
        <source>From %1 on the registration service needs a newer Yenile. Install it before then, or ask whoever looks after this computer.</source>
        <translation>Kayıt hizmeti %1 tarihinden itibaren daha yeni bir Yenile istiyor. O güne kadar yeni sürümü kurun ya da bilgisayarınıza bakan kişiden isteyin.</translation>
    </message>
    <message>
        <source>Everything is ready. Press &quot;Start&quot;.</source>
        <translation>Her şey hazır. &quot;Başla&quot; düğmesine basın.</translation>
    </message>
    <message>
        <source>You can start. To sign with your card, first see to the marked lines.</source>
        <translation>Başlayabilirsiniz. Kartınızla imzalamak için önce işaretli satırlara bakın.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ReportDialog</name>
    <message>
        <source>With names and numbers of people and cards</source>
        <translation>Kişi adları, kimlik ve kart numaraları da olsun</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Kaydet…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapor</translation>
    </message>
    <message>
        <source>This is what Yenile found. Save it and send it to whoever helps you; nothing is sent by itself.</source>
        <translation>Yenile bunları buldu. Kaydedip size yardım eden kişiye gönderin; kendiliğinden hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Looking at everything that a renewal needs…</source>
        <translation>Yenileme için gereken her şeye bakılıyor…</translation>
    </message>
    <message>
        <source>yenile-report-%1.txt</source>
        <translation>yenile-rapor-%1.txt</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Raporu kaydet</translation>
    </message>
</context>
<context>
    <name>yenile::ui::ReviewPage</name>
    <message>
        <source>Read the documents</source>
        <translation>Belgeleri okuyun</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Devam</translation>
    </message>
    <message>
        <source>Fetching the documents…</source>
        <translation>Belgeler alınıyor…</translation>
    </message>
    <message>
        <source>Both documents were read to the end.</source>
        <translation>İki belge de sonuna kadar okundu.</translation>
    </message>
    <message>
        <source>Still to be read to the end: %1</source>
        <translation>Sonuna kadar okunacak: %1</translation>
    </message>
    <message>
        <source>Another &amp;certificate…</source>
        <translation>&amp;Başka bir sertifika…</translation>
    </message>
    <message>
        <source>&amp;Sign and submit</source>
        <translation>İ&amp;mzala ve gönder</translation>
    </message>
    <message>
        <source>Signed with: %1, valid until %2 (card %3)</source>
        <translation>İmzalayan sertifika: %1, %2 tarihine kadar geçerli (kart %3)</translation>
    </message>
    <message>
        <source>Read both documents to the end. To sign on paper, go &quot;Back&quot;.</source>
        <translation>İki belgeyi sonuna kadar okuyun. Elle imza için: &quot;Geri&quot;.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::RuleList</name>
    <message>
        <source>Met: %1</source>
        <translation>Uygun: %1</translation>
    </message>
    <message>
        <source>Not met yet: %1</source>
        <translation>Henüz uygun değil: %1</translation>
    </message>
</context>
<context>
    <name>yenile::ui::SecretEdit</name>
    <message>
        <source>Hide what is typed</source>
        <translation>Yazılanı gizle</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Yazılanı göster</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Büyük harf kilidi (Caps Lock) açık.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::SettingEditor</name>
    <message>
        <source>Yes</source>
        <translation>Evet</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Örnek: %1</translation>
    </message>
    <message>
        <source>managed by your organisation (%1)</source>
        <translation>kurumunuz tarafından yönetiliyor (%1)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Seç…</translation>
    </message>
    <message>
        <source>Choose for %1</source>
        <translation>%1 için seç</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Klasör seçin</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Dosya seçin</translation>
    </message>
    <message>
        <source>your setting</source>
        <translation>sizin ayarınız</translation>
    </message>
</context>
<context>
    <name>yenile::ui::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Changes take effect when Yenile is started again.</source>
        <translation>Değişiklikler Yenile yeniden başlatıldığında geçerli olur.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>yenile::ui::SignatureOverview</name>
    <message>
        <source>The bundle</source>
        <translation>İmza paketi</translation>
    </message>
    <message>
        <source>unaltered</source>
        <translation>değişmemiş</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>değişmiş</translation>
    </message>
    <message>
        <source>certificate trusted</source>
        <translation>sertifika güvenilir</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>sertifika güvenilir değil</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>denetlenmedi</translation>
    </message>
</context>
<context>
    <name>yenile::ui::SignaturePanel</name>
    <message>
        <source>Unknown signer</source>
        <translation>İmzalayan bilinmiyor</translation>
    </message>
    <message>
        <source>%1: the signature is valid.</source>
        <translation>%1: imza geçerli.</translation>
    </message>
    <message>
        <source>%1: it cannot be told whether the signature is valid.</source>
        <translation>%1: imzanın geçerli olup olmadığı anlaşılamıyor.</translation>
    </message>
    <message>
        <source>%1: the signature is not valid.</source>
        <translation>%1: imza geçerli değil.</translation>
    </message>
    <message>
        <source>What was signed is unaltered.</source>
        <translation>İmzalanan içerik değişmemiş.</translation>
    </message>
    <message>
        <source>What was signed is not the same any more.</source>
        <translation>İmzalanan içerik imzadan sonra değişmiş.</translation>
    </message>
    <message>
        <source>The certificate comes from a trusted authority.</source>
        <translation>Sertifika güvenilen bir makamdan geliyor.</translation>
    </message>
    <message>
        <source>The certificate is not trusted.</source>
        <translation>Sertifikaya güvenilmiyor.</translation>
    </message>
    <message>
        <source>Signature: %1</source>
        <translation>İmza: %1</translation>
    </message>
    <message>
        <source>Time, as the signer states it: %1</source>
        <translation>İmzalayanın bildirdiği zaman: %1</translation>
    </message>
    <message>
        <source>Certificate of %1, valid until %2</source>
        <translation>Sertifikayı veren: %1, %2 tarihine kadar geçerli</translation>
    </message>
    <message>
        <source>Level: %1, %2</source>
        <translation>Düzey: %1, %2</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>Sonuç: %1</translation>
    </message>
    <message>
        <source>Time, as a time stamp proves it: %1</source>
        <translation>Zaman damgasının kanıtladığı zaman: %1</translation>
    </message>
    <message>
        <source>Signed: %1</source>
        <translation>İmzalanan: %1</translation>
    </message>
    <message>
        <source>Something was added to the file after this signature. What was signed is still in it as it was.</source>
        <translation>Bu imzadan sonra dosyaya ekleme yapılmış. İmzalanan bölüm olduğu gibi duruyor.</translation>
    </message>
    <message>
        <source>It could not be checked whether what was signed is unaltered.</source>
        <translation>İmzalananın değişmeden kalıp kalmadığı denetlenemedi.</translation>
    </message>
    <message>
        <source>Trusted because of %1</source>
        <translation>Güvenin dayanağı: %1</translation>
    </message>
    <message>
        <source>Reason, as the signer states it: %1</source>
        <translation>İmzacının bildirdiği gerekçe: %1</translation>
    </message>
    <message>
        <source>Place, as the signer states it: %1</source>
        <translation>İmzacının bildirdiği yer: %1</translation>
    </message>
    <message>
        <source>After it was signed:</source>
        <translation>İmzalandıktan sonra:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n değişiklik daha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yenile::ui::SmsPage</name>
    <message>
        <source>Send a new code</source>
        <translation>Yeni kod gönder</translation>
    </message>
    <message>
        <source>SMS confirmation</source>
        <translation>SMS Onayı</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>&amp;Onayla</translation>
    </message>
    <message>
        <source>Code from the SMS</source>
        <translation>SMS Onay Kodu</translation>
    </message>
    <message>
        <source>SMS confirmation &amp;code</source>
        <translation>SMS Onay &amp;Kodu</translation>
    </message>
    <message>
        <source>The code is valid for another %1.</source>
        <translation>Kod %1 daha geçerli.</translation>
    </message>
    <message>
        <source>The code is no longer valid. Ask for a new one.</source>
        <translation>Kodun süresi doldu. Yeni kod isteyin.</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <translation>Kalan deneme: %1</translation>
    </message>
    <message>
        <source>Send a new code (in %1)</source>
        <translation>Yeni kod gönder (%1 sonra)</translation>
    </message>
    <message>
        <source>Confirming the code…</source>
        <translation>Kod onaylanıyor…</translation>
    </message>
    <message>
        <source>Asking for a new code…</source>
        <translation>Yeni kod isteniyor…</translation>
    </message>
    <message>
        <source>A code with %1 digits was sent to %2. It is confirmed as soon as its last digit is typed.</source>
        <translation>%2 numarasına %1 haneli bir kod gönderildi. Son hanesi yazılınca kendiliğinden onaylanır.</translation>
    </message>
    <message>
        <source>No message?</source>
        <translation>İleti gelmedi mi?</translation>
    </message>
    <message>
        <source>A message can take a minute. If none comes, go &quot;Back&quot; to the form and check the phone number.</source>
        <translation>İletinin gelmesi bir dakikayı bulabilir. Gelmezse telefon numarasına bakın: &quot;Geri&quot; ile forma dönebilirsiniz.</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Bundan sonra</translation>
    </message>
    <message>
        <source>The code confirms the form as you filled it in. Then you choose how to sign. Your application is handed in only when you have signed.</source>
        <translation>Kod, doldurduğunuz formu onaylar. Ardından nasıl imzalayacağınızı seçersiniz. Başvurunuz ancak imzaladığınızda yapılmış olur.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::StatusCard</name>
    <message>
        <source>Where your application stands</source>
        <translation>Başvurunuzun durumu</translation>
    </message>
    <message>
        <source>As&amp;k again</source>
        <translation>&amp;Yeniden sor</translation>
    </message>
    <message>
        <source>It was not submitted yet.</source>
        <translation>Henüz gönderilmedi.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::StatusDialog</name>
    <message>
        <source>Application %1</source>
        <translation>Başvuru %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Asking where the application stands…</source>
        <translation>Başvurunun durumu soruluyor…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::StepList</name>
    <message>
        <source>Steps</source>
        <translation>Adımlar</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: tamam</translation>
    </message>
    <message>
        <source>%1: you are here</source>
        <translation>%1: buradasınız</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>yenile::ui::SubmissionPage</name>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Signing and submission</source>
        <translation>İmzalama ve gönderme</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Devam</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>Signing the documents</source>
        <translation>Belgeler imzalanıyor</translation>
    </message>
    <message>
        <source>Making the signed bundle</source>
        <translation>İmzalı paket hazırlanıyor</translation>
    </message>
    <message>
        <source>Checking the signatures</source>
        <translation>Atılan imzalar doğrulanıyor</translation>
    </message>
    <message>
        <source>Sending to the registration service</source>
        <translation>Kayıt hizmetine gönderiliyor</translation>
    </message>
    <message>
        <source>Checking the receipt</source>
        <translation>Alındı doğrulanıyor</translation>
    </message>
    <message>
        <source>Please wait. The card must stay in the reader while it signs.</source>
        <translation>Lütfen bekleyin. İmzalama bitene kadar kart okuyucuda kalmalıdır.</translation>
    </message>
    <message>
        <source>Signature %1 of %2</source>
        <translation>İmza %1 / %2</translation>
    </message>
    <message>
        <source>Asking whether the certificate can be used</source>
        <translation>Sertifikanın kullanılabilirliği soruluyor</translation>
    </message>
    <message>
        <source>Please wait. %1 may ask you once more before it signs.</source>
        <translation>Lütfen bekleyin. %1 imzalamadan önce bir kez daha sorabilir.</translation>
    </message>
</context>
<context>
    <name>yenile::ui::WetInkPage</name>
    <message>
        <source>Print and sign by hand</source>
        <translation>Yazdırıp elle imzalayın</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Yazdır…</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>&amp;Farklı kaydet…</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>&amp;Klasörü aç</translation>
    </message>
    <message>
        <source>Fetching the documents…</source>
        <translation>Belgeler alınıyor…</translation>
    </message>
    <message>
        <source>Saving the documents…</source>
        <translation>Belgeler kaydediliyor…</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>Kaydedildiği yer: %1</translation>
    </message>
    <message>
        <source>Preparing the print…</source>
        <translation>Baskı hazırlanıyor…</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Belgeyi kaydet</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>&amp;Remind me…</source>
        <translation>&amp;Hatırlat…</translation>
    </message>
    <message>
        <source>Save a reminder for the calendar</source>
        <translation>Takvim için hatırlatıcı kaydet</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>hatirlatici</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Takvim (*.ics)</translation>
    </message>
    <message>
        <source>Hand in the signed renewal documents</source>
        <translation>İmzalı yenileme belgelerini teslim edin</translation>
    </message>
    <message>
        <source>Give both signed documents to your institution&apos;s officer, who passes them on.</source>
        <translation>İmzaladığınız iki belgeyi kurum yetkilinize verin; o iletir.</translation>
    </message>
    <message>
        <source>1. Print both documents.
2. Sign each by hand where your name stands.
3. %1</source>
        <translation>1. İki belgeyi de yazdırın.
2. Her birini adınızın yazdığı yerde elle imzalayın.
3. %1</translation>
    </message>
    <message>
        <source>Application %1: %2</source>
        <translation>Başvuru %1: %2</translation>
    </message>
</context>
<context>
    <name>yenile::ui::Wizard</name>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; &amp;Geri</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>&amp;İleri &gt;</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Bitir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Close Yenile?</source>
        <translation>Yenile kapatılsın mı?</translation>
    </message>
    <message>
        <source>The application is not submitted yet. When you start Yenile again, you can continue from here. What you typed is kept, except for the security word, and what is signed is sent.</source>
        <translation>Başvuru henüz gönderilmedi. Bir sonraki açılışta buradan devam edebilirsiniz: yazdıklarınız güvenlik sözcüğü dışında saklanır, imzalanmış olan gönderilir.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ayarlar…</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Rapor kaydet…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Yardım</translation>
    </message>
    <message>
        <source>PIN of the card…</source>
        <translation>Kartın PIN&apos;i…</translation>
    </message>
</context>
<context>
    <name>yenile::ui::WorkArea</name>
    <message>
        <source>Please wait</source>
        <translation>Lütfen bekleyin</translation>
    </message>
</context>
</TS>
