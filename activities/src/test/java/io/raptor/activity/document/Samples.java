package io.raptor.activity.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** Writes small documents of each format. */
final class Samples {

    private Samples() {}

    interface To {
        void write(OutputStream out) throws Exception;
    }

    static Path file(Path file, To content) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            content.write(out);
        }
        return file;
    }

    static Path docx(Path file) throws Exception {
        return file(file, out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("Harbour rules");
                document.createParagraph().createRun().setText("Boats keep to the right.");
                XWPFTable table = document.createTable(2, 2);
                String[] cells = {"Speed", "5 knots", "Depth", "3 m"};
                for (int i = 0; i < cells.length; i++) {
                    table.getRow(i / 2).getCell(i % 2).setText(cells[i]);
                }
                document.createParagraph().createRun().setText("Anchors stay up.");
                document.write(out);
            }
        });
    }

    static Path encryptedDocx(Path file) throws Exception {
        Path plain = docx(file.resolveSibling("plain.docx"));
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage document = OPCPackage.open(plain.toFile());
                    OutputStream out = encryptor.getDataStream(container)) {
                document.save(out);
            }
            return file(file, container::writeFilesystem);
        }
    }

    static Path pptx(Path file) throws Exception {
        return file(file, out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                for (String line : new String[] {"Tides rise twice a day.", "Check the table first."}) {
                    show.createSlide().createTextBox().setText(line);
                }
                show.write(out);
            }
        });
    }

    static Path xlsx(Path file) throws Exception {
        return file(file, out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                String[] cells = {"port", "depth", "East", "3"};
                XSSFSheet sheet = workbook.createSheet();
                for (int i = 0; i < cells.length; i++) {
                    XSSFRow row = i % 2 == 0 ? sheet.createRow(i / 2) : sheet.getRow(i / 2);
                    row.createCell(i % 2).setCellValue(cells[i]);
                }
                workbook.write(out);
            }
        });
    }

    static Path ppt(Path file) throws Exception {
        return file(file, out -> {
            try (HSLFSlideShow show = new HSLFSlideShow()) {
                show.createSlide().addTitle().setText("Tides rise twice a day.");
                show.write(out);
            }
        });
    }

    /** One page a string, one line of print a line of it; {@code password} empty for none. */
    static Path pdf(Path file, String password, String... pages) throws Exception {
        return file(file, out -> {
            try (PDDocument document = new PDDocument()) {
                for (String page : pages) {
                    addPage(document, page);
                }
                if (!password.isEmpty()) {
                    document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
                }
                document.save(out);
            }
        });
    }

    private static void addPage(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.setLeading(14);
            content.newLineAtOffset(72, 700);
            for (String line : text.split("\n", -1)) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    /** A message as Outlook keeps it: a compound file with a stream for each property. */
    static Path msg(Path file, String subject, String body) throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            property(container, "__substg1.0_001A001F", "IPM.Note");
            property(container, "__substg1.0_0037001F", subject);
            property(container, "__substg1.0_1000001F", body);
            container.createDocument(new ByteArrayInputStream(new byte[32]), "__properties_version1.0");
            container.getRoot().createDirectory("__nameid_version1.0");
            return file(file, container::writeFilesystem);
        }
    }

    private static void property(POIFSFileSystem container, String name, String value) throws IOException {
        container.createDocument(new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_16LE)), name);
    }

    /** Names and contents by turns; the first entry is stored, as EPUB and ODF want their type to be. */
    static Path zip(Path file, String... entries) throws Exception {
        return file(file, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < entries.length; i += 2) {
                    byte[] content = entries[i + 1].getBytes(StandardCharsets.UTF_8);
                    zip.putNextEntry(i == 0 ? stored(entries[i], content) : new ZipEntry(entries[i]));
                    zip.write(content);
                    zip.closeEntry();
                }
            }
        });
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        return entry;
    }

    static Path epub(Path file) throws Exception {
        return zip(
                file,
                "mimetype",
                "application/epub+zip",
                "META-INF/container.xml",
                "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
                        + "<rootfile full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
                "b.opf",
                "<package xmlns='http://www.idpf.org/2007/opf' version='2.0'><metadata/><manifest>"
                        + "<item id='two' href='two.xhtml' media-type='application/xhtml+xml'/>"
                        + "<item id='one' href='one.xhtml' media-type='application/xhtml+xml'/></manifest>"
                        + "<spine><itemref idref='one'/><itemref idref='two'/></spine></package>",
                "two.xhtml",
                "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>The gull flew off.</p></body></html>",
                "one.xhtml",
                "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body><h1>Chapter one</h1>"
                        + "<p>A gull sat\n on the mast.</p></body></html>");
    }

    static Path odt(Path file) throws Exception {
        return zip(
                file,
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                        + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
                        + "<text:h>Ropes</text:h><text:p>Tie a bowline.</text:p></office:text></office:body>"
                        + "</office:document-content>");
    }

    /** A Word file of a few hundred kilobytes whose text is {@code megabytes} long. */
    static Path bomb(Path file, int megabytes) throws Exception {
        Path plain = docx(file.resolveSibling("plain.docx"));
        try (ZipFile source = new ZipFile(plain.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(source.entries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = source.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("word/document.xml")) {
                    content = inflated(content, megabytes);
                }
                zip.write(content);
                zip.closeEntry();
            }
        }
        return file;
    }

    private static byte[] inflated(byte[] content, int megabytes) {
        String xml = new String(content, StandardCharsets.UTF_8);
        return xml.replace("Anchors stay up.", "a ".repeat(megabytes << 19)).getBytes(StandardCharsets.UTF_8);
    }
}
