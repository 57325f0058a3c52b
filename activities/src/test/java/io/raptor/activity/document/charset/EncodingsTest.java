package io.raptor.activity.document.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(
                    "cs",
                    "Přístav je otevřen každý den. Velké lodě přijíždějí ráno, malé večer odjíždějí. Žádný člun"
                            + " nesmí kotvit u mola déle než hodinu.\n"),
            Map.entry(
                    "sk",
                    "Prístav je otvorený každý deň. Veľké lode prichádzajú ráno, malé večer odchádzajú. Žiadny čln"
                            + " nesmie kotviť pri móle dlhšie než hodinu.\n"),
            Map.entry(
                    "pl",
                    "Port jest otwarty każdego dnia. Duże statki przypływają rano, małe odpływają wieczorem. Żadna"
                            + " łódź nie może stać przy molo dłużej niż godzinę.\n"),
            Map.entry(
                    "hu",
                    "A kikötő minden nap nyitva van. A nagy hajók reggel érkeznek, a kicsik este indulnak. Egy csónak"
                            + " sem állhat egy óránál tovább a mólónál; a díjat előre kell fizetni.\n"),
            Map.entry(
                    "hr",
                    "Luka je otvorena svaki dan. Veliki brodovi dolaze ujutro, a mali odlaze navečer. Nijedan čamac ne"
                            + " može stajati uz gat duže od sata; riječ ima lučki šef, koji žuri kući.\n"),
            Map.entry(
                    "lt",
                    "Uostas atidarytas kiekvieną dieną. Didžiuliai laivai atplaukia ryte, maži išplaukia vakare. Jokia"
                            + " valtis negali stovėti prieplaukoje ilgiau kaip valandą; šį mėnesį mokestį mažiname.\n"),
            Map.entry(
                    "lv",
                    "Osta ir atvērta katru dienu. Lielie kuģi pienāk no rīta, mazie atiet vakarā. Neviena laiva nedrīkst"
                            + " stāvēt pie mola ilgāk par stundu; maksājumu šeit ņem uzreiz.\n"),
            Map.entry(
                    "et",
                    "Sadam on avatud iga päev. Suured laevad tulevad hommikul, väikesed lähevad õhtul. Ükski paat ei tohi"
                            + " seista kai ääres üle tunni; tasu võetakse sõidu järel.\n"),
            Map.entry(
                    "tr",
                    "Liman her gün açıktır. Büyük gemiler sabah gelir, küçük gemiler akşam ayrılır. Hiçbir tekne iskelede"
                            + " bir saatten çok duramaz; ücreti İzmir'de ödeyiniz.\n"),
            Map.entry(
                    "el",
                    "Το λιμάνι είναι ανοικτό κάθε μέρα. Τα μεγάλα πλοία έρχονται το πρωί, τα μικρά φεύγουν το βράδυ."
                            + " Καμία βάρκα δεν μένει πάνω από μία ώρα.\n"),
            Map.entry(
                    "he",
                    "הנמל פתוח כל יום בשבוע. ספינות גדולות מגיעות בבוקר, קטנות יוצאות בערב. שום סירה אינה עוגנת ליד הרציף"
                            + " יותר משעה אחת.\n"),
            Map.entry(
                    "ar",
                    "الميناء مفتوح كل يوم من الصباح حتى المساء. تصل السفن الكبيرة في الصباح وتغادر الصغيرة في المساء."
                            + " لا يقف أي قارب أكثر من ساعة.\n"),
            Map.entry(
                    "vi",
                    "Bến cảng mở cửa mỗi ngày. Tàu lớn đến vào buổi sáng, tàu nhỏ đi vào buổi tối. Không thuyền nào được"
                            + " đậu quá một giờ.\n"),
            Map.entry(
                    "ru",
                    "Порт открыт каждый день. Большие корабли приходят утром, малые уходят вечером. Ни одна лодка не"
                            + " стоит у причала больше часа.\n"),
            Map.entry(
                    "uk",
                    "Порт відкрито щодня, їхні кораблі приходять вранці. Є також гавань для малих човнів, які"
                            + " відпливають увечері; жоден не стоїть довше години.\n"),
            Map.entry(
                    "bg",
                    "Пристанището е отворено всеки ден. Големите кораби идват сутрин, малките тръгват вечер. Никоя лодка"
                            + " не може да стои на кея повече от час.\n"),
            Map.entry(
                    "sr",
                    "Лука је отворена сваког дана. Велики бродови долазе ујутру, а мали одлазе увече. Ниједан чамац не"
                            + " може стајати уз кеј дуже од сата.\n"),
            Map.entry(
                    "fr",
                    "Le port est ouvert chaque jour. Les grands bateaux arrivent tôt le matin, les petits s'en vont"
                            + " après dîner. Où que l'on soit, la règle est la même à Noël.\n"),
            Map.entry(
                    "de",
                    "Der Hafen ist täglich geöffnet. Große Schiffe kommen früh, kleine fahren abends. Kein Boot darf"
                            + " länger als eine Stunde am Kai liegen; Gebühren zahlt man vorher.\n"),
            Map.entry("zh", "港口每天开放，大船早上到达，小船晚上离开。任何船只在码头停泊都不得超过一个小时，费用必须提前支付。\n"),
            Map.entry("zh-Hant", "港口每天開放，大船早上到達，小船晚上離開。任何船隻在碼頭停泊都不得超過一個小時，費用必須提前支付。\n"),
            Map.entry("ja", "港は毎日開いています。大きな船は朝に着き、小さな船は夕方に出ます。どの船も岸壁に一時間より長く止まれません。\n"),
            Map.entry("ko", "항구는 매일 열려 있습니다. 큰 배는 아침에 들어오고 작은 배는 저녁에 나갑니다. 어떤 배도 한 시간 넘게 머물 수 없습니다.\n"),
            Map.entry(
                    "th",
                    "ท่าเรือเปิดทุกวัน เรือใหญ่มาถึงตอนเช้า เรือเล็กออกตอนเย็น ห้ามจอดเรือนานกว่าหนึ่งชั่วโมง\n"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1250 | cs sk pl hu hr",
                "ISO-8859-2 | cs sk pl hu hr",
                "windows-1257 | lt lv et",
                "ISO-8859-13 | lt lv et",
                "windows-1254 | tr",
                "ISO-8859-9 | tr",
                "windows-1253 | el",
                "ISO-8859-7 | el",
                "windows-1255 | he",
                "ISO-8859-8 | he",
                "windows-1256 | ar",
                "ISO-8859-6 | ar",
                "windows-1258 | vi",
                "windows-1251 | ru uk bg sr",
                "KOI8-R | ru bg",
                "KOI8-U | ru uk",
                "ISO-8859-5 | ru bg sr",
                "x-MacCyrillic | ru bg",
                "IBM866 | ru bg",
                "windows-1252 | fr de",
                "ISO-8859-15 | fr de",
                "x-MacRoman | fr de",
                "IBM850 | fr de",
                "IBM852 | cs pl hu",
                "GBK | zh",
                "GB18030 | zh zh-Hant",
                "Big5 | zh-Hant",
                "EUC-TW | zh-Hant",
                "Shift_JIS | ja",
                "EUC-JP | ja",
                "ISO-2022-JP | ja",
                "EUC-KR | ko",
                "ISO-2022-KR | ko",
                "x-windows-874 | th"
            })
    void findsTheSetOfEachLanguageInTextsShortAndLong(String charset, String languages) {
        for (String language : languages.split(" ", -1)) {
            String text = text(language, charset);
            assertThat(read(text.repeat(15), charset)).as(language).isEqualTo(text.repeat(15));
            Decoded decoded = Decoder.read(text.getBytes(Charset.forName(charset)), null);
            assertThat(decoded.text()).as(language).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"windows-1250, cs", "windows-1251, ru", "KOI8-R, ru", "windows-1257, lt", "windows-1252, de"})
    void readsCapitalsAndTagsAsWell(String charset, String language) {
        String text = text(language, charset);
        String capitals = text.toUpperCase(Locale.forLanguageTag(language));
        assertThat(read(capitals, charset)).isEqualTo(capitals);
        String page = "<html><head><link href=\"https://www.example.com/x.css\"></head><body class=\"box\"><p>" + text;
        assertThat(read(page, charset)).isEqualTo(page);
    }

    /** In another set each of these signs is a letter. */
    @Test
    void takesSignsInEnglishForSigns() {
        for (String text : List.of(
                "It was 25 °C, ±2 per cent.\n",
                "© 2024 Example Ltd. All rights reserved.\n",
                "Layers of 5 µm; see § 4.2–4.5.\n",
                "“It’s late,” he said — “too late.” It cost 40 €.\n")) {
            assertThat(read(text, "windows-1252")).isEqualTo(text);
        }
    }

    @Test
    void warnsWhereTheSetIsAGuess() {
        Decoded decoded = Decoder.read("Dvořák\n".getBytes(Charset.forName("ISO-8859-2")), null);
        assertThat(decoded.warning()).contains("guessed as", "though it may be", "UTF-8");
        assertThat(Decoder.read(text("cs", "UTF-8").getBytes(Charset.forName("UTF-8")), null)
                        .warning())
                .isNull();
        byte[] noise = new byte[400];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (0x80 + i * 37 % 128);
        }
        assertThat(Decoder.read(noise, null).warning()).isNotNull();
    }

    @Test
    void believesALabelButWarnsWhereItHardlyFits() {
        byte[] czech = text("cs", "windows-1250").getBytes(Charset.forName("windows-1250"));
        assertThat(Decoder.read(czech, "windows-1250").warning()).isNull();
        assertThat(Decoder.read(czech, "windows-1251").warning()).contains("label", "windows-1251");
    }

    @Test
    void staysWithASetOfWhichOneCharacterIsDamaged() {
        byte[] bytes = text("ja", "EUC-JP").repeat(3).getBytes(Charset.forName("EUC-JP"));
        bytes[60] = (byte) 0xFF;
        assertThat(Decoder.read(bytes, null).text()).startsWith("港は毎日開いています。").contains("\uFFFD");
    }

    @Test
    void readsLinesOfSeveralHandsEachAsItIs() {
        String line = "Der Hafen ist täglich geöffnet; “Große” Schiffe zahlen 40 €.\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(line.repeat(3).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(line.repeat(5).getBytes(Charset.forName("windows-1252")));
        Decoded decoded = Decoder.read(bytes.toByteArray(), null);
        assertThat(decoded.text()).isEqualTo(line.repeat(8));
        assertThat(decoded.warning()).contains("windows-1252");
    }

    @Test
    void aDamagedLineOfUtf8StaysUtf8() {
        byte[] bytes = "Größe, Übung, Maß, schön, täglich\n".repeat(3).getBytes(StandardCharsets.UTF_8);
        bytes[3] = 'x';
        assertThat(Decoder.read(bytes, null).text()).contains("\uFFFD", "Übung").doesNotContain("Ã");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "IBM500", "IBM1047"})
    void readsTextOfMainframesAndSaysSo(String charset) {
        String text = "The harbour is open every day from dawn until late at night\n".repeat(3);
        Decoded decoded = Decoder.read(text.getBytes(Charset.forName(charset)), null);
        assertThat(decoded.text()).contains("harbour is open every day");
        assertThat(decoded.warning()).contains("guessed");
    }

    @Test
    void readsNoBytesAndSingleOnes() {
        assertThatCode(() -> Decoder.read(new byte[0], null)).doesNotThrowAnyException();
        assertThatCode(() -> Decoder.read(new byte[] {(byte) 0xE9}, null)).doesNotThrowAnyException();
    }

    private static String read(String text, String charset) {
        return Decoder.read(text.getBytes(Charset.forName(charset)), null).text();
    }

    /** As the set can hold it: Vietnamese tones stand behind their letters. */
    private static String text(String language, String charset) {
        String text = Objects.requireNonNull(TEXTS.get(language));
        if (!charset.equals("windows-1258")) {
            return text;
        }
        StringBuilder held = new StringBuilder();
        text.chars().forEach(c -> {
            String parts = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFD);
            String tone = parts.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
            held.append(Normalizer.normalize(
                            parts.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""), Normalizer.Form.NFC))
                    .append(tone);
        });
        return held.toString();
    }
}
