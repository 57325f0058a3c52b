package io.raptor.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the program's parts: surfaces use what tasks can do, and nothing knows who calls it. */
final class ArchitectureTest {

    private static final String ROOT = "io.raptor.starter.";

    private static JavaClasses classes;

    /** A class with all that it nests. */
    private static final SliceAssignment TOP_LEVEL_CLASSES = new SliceAssignment() {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    };

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.raptor.starter");
    }

    private static void apart(String part, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = ROOT + others[i] + "..";
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + part + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(classes);
    }

    @Test
    void whatTasksCanDoKnowsNoSurface() {
        apart("task", "http", "page", "cli", "guard", "config", "wiring", "metrics");
        apart("dataset", "http", "page", "cli", "guard", "config", "wiring", "metrics");
    }

    @Test
    void surfacesDoNotKnowEachOther() {
        apart("http", "page", "cli");
        apart("page", "cli");
        apart("cli", "page");
    }

    @Test
    void locksKnowNothingOfWhatTheyGuard() {
        apart("guard", "task", "dataset", "http", "page", "cli", "upload");
    }

    @Test
    void theConnectionToTemporalStandsAlone() {
        apart("temporal", "task", "dataset", "http", "page", "cli", "guard", "config", "wiring", "upload");
    }

    @Test
    void packagesHaveOneDirection() {
        slices().matching("io.raptor.starter.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void classesDoNotNameEachOtherInCircles() {
        slices().assignedFrom(TOP_LEVEL_CLASSES).should().beFreeOfCycles().check(classes);
    }
}
