package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.raptor.activity.port.Node;
import io.raptor.workflow.model.RaptorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentLoaderTest {

    @Test
    void givesLeavesAndTheHashOfWhatWasRead(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(folder.resolve("a.txt"), "Boats keep to the right. Anchors stay up.\n".repeat(40));
        LoadedDocument loaded = new DocumentLoader(DocumentLimits.defaults(), new WordTokenizer())
                .load(file, RaptorSettings.defaults());
        assertThat(loaded.contentHash()).isEqualTo(ContentHash.of(file));
        assertThat(loaded.leaves()).hasSizeGreaterThan(4).allMatch(leaf -> leaf.tokens() <= 100);
        assertThat(loaded.tokens())
                .isEqualTo(loaded.leaves().stream().mapToLong(Node::tokens).sum());
    }

    @Test
    void thisPackageKnowsNeitherTemporalNorSpring() {
        JavaClasses classes = new ClassFileImporter()
                .importUrl(DocumentLoader.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.raptor.activity.document")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.temporal..", "org.springframework..")
                .check(classes);
    }
}
