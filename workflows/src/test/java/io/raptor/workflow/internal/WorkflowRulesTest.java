package io.raptor.workflow.internal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkflowRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.raptor.workflow");

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
    void workflowsKnowOnlyTemporalJacksonAndValues() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.raptor.workflow..",
                        "io.temporal..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.nio.charset..",
                        "java.security..",
                        "java.io..",
                        "java.math..")
                .because("a workflow decides and calls activity interfaces; doing is the activities' part")
                .check(CLASSES);
    }

    @Test
    void workflowsAreDeterministic() {
        noClasses()
                .that()
                .resideInAPackage("io.raptor.workflow.internal..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, Thread.class, HashMap.class, HashSet.class)
                .because(
                        "a replay must make the same decisions: use io.temporal.workflow.Workflow and ordered collections")
                .check(CLASSES);
    }

    @Test
    void theImplementationIsNobodysBusiness() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.raptor.workflow.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.raptor.workflow.internal..")
                .because("records and interfaces are the contract; how it is kept may change")
                .check(CLASSES);
    }

    @Test
    void theKitKnowsNoStory() {
        noClasses()
                .that()
                .resideInAPackage("io.raptor.workflow.internal.task")
                .should()
                .dependOnClassesThat(resideInAPackage("io.raptor.workflow.internal..")
                        .and(resideOutsideOfPackage("io.raptor.workflow.internal.task")))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Raptor")
                .because("a new kind of task must not need to change what all kinds share")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotNameEachOtherInCircles() {
        slices().matching("io.raptor.workflow.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void classesDoNotNameEachOtherInCircles() {
        slices().assignedFrom(TOP_LEVEL_CLASSES).should().beFreeOfCycles().check(CLASSES);
    }
}
