package io.raptor.workflow.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
                        "java.io..")
                .because("a workflow decides and calls activity interfaces; doing is the activities' part")
                .check(CLASSES);
    }

    @Test
    void workflowsAreDeterministic() {
        noClasses()
                .that()
                .resideInAPackage("io.raptor.workflow.internal")
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
                .resideOutsideOfPackage("io.raptor.workflow.internal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.raptor.workflow.internal")
                .because("records and interfaces are the contract; how it is kept may change")
                .check(CLASSES);
    }
}
