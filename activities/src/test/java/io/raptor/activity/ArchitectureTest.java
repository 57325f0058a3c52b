package io.raptor.activity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.raptor.activity");

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

    @Test
    void theDomainKnowsNoTemporal() {
        noClasses()
                .that()
                .resideInAnyPackage("io.raptor.activity.*..")
                .and()
                .resideOutsideOfPackage("io.raptor.activity.worker")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.temporal..")
                .because("only the thin activity implementations speak Temporal")
                .check(CLASSES);
    }

    @Test
    void springIsSeenInTheSqlStoreAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.raptor.activity.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("JDBC is the store's own business, and wiring is the starter's")
                .check(CLASSES);
    }

    @Test
    void workflowsAreNotReachedFromBelow() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.raptor.workflow.internal..")
                .because("activities know the contract, not the decisions")
                .check(CLASSES);
    }

    @Test
    void groupingIsPure() {
        noClasses()
                .that()
                .resideInAPackage("io.raptor.activity.cluster")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..", "org.springframework..")
                .because("the same input must give the same clusters")
                .check(CLASSES);
    }

    @Test
    void portsKnowNoAdapter() {
        noClasses()
                .that()
                .resideInAPackage("io.raptor.activity.port")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.raptor.activity.store..",
                        "io.raptor.activity.model..",
                        "io.raptor.activity.call..",
                        "io.raptor.activity.document..")
                .because("an adapter can be exchanged without a port's noticing")
                .check(CLASSES);
    }

    @Test
    void packagesHaveOneDirection() {
        slices().matching("io.raptor.activity.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void classesDoNotNameEachOtherInCircles() {
        slices().assignedFrom(TOP_LEVEL_CLASSES).should().beFreeOfCycles().check(CLASSES);
    }
}
