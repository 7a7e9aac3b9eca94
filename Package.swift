// swift-tools-version: 6.0
import PackageDescription

// The floors of the house, top to bottom. A target imports only what stands below it.
let package = Package(
    name: "activity-ledger",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "activity-ledger", targets: ["activity-ledger"]),
        .library(name: "Reports", targets: ["Reports"]),
        .library(name: "ActivityLedger", targets: ["ActivityLedger"]),
        .library(name: "EventLog", targets: ["EventLog"]),
        .library(name: "Signatures", targets: ["Signatures"]),
        .library(name: "MerkleTree", targets: ["MerkleTree"]),
        .library(name: "DelimitedText", targets: ["DelimitedText"]),
        .library(name: "CanonicalJSON", targets: ["CanonicalJSON"]),
    ],
    targets: [
        .executableTarget(
            name: "activity-ledger", dependencies: ["CSystemCalls", "Programs", "Reports", "Signatures"],
            resources: [
                .embedInCode("Completion/Scripts/activity-ledger.bash"),
                .embedInCode("Completion/Scripts/activity-ledger.zsh"),
                .embedInCode("Completion/Scripts/activity-ledger.fish"),
            ]),
        .target(
            name: "Reports", dependencies: ["ActivityLedger", "CDisplayWidth"],
            // Into the binary, which then needs no file beside it.
            resources: [
                .embedInCode("Page/Assets/page.css"), .embedInCode("Page/Assets/check.js"),
                .embedInCode("Page/Assets/check-texts.json"),
            ]),
        .target(name: "CDisplayWidth"),
        .target(name: "ActivityLedger", dependencies: ["EventLog", "Signatures", "DelimitedText", "CByteSearch"]),
        .target(name: "EventLog", dependencies: ["MerkleTree", "CanonicalJSON", "CByteSearch", "CSystemCalls"]),
        .target(name: "CSystemCalls"),
        .target(
            name: "MerkleTree",
            dependencies: ["CSHA256", .target(name: "CLibCrypto", condition: .when(platforms: [.linux]))]),
        .target(name: "CSHA256"),
        .target(
            name: "Signatures",
            dependencies: [
                "CanonicalJSON", "MerkleTree", "Programs",
                .target(name: "CLibCrypto", condition: .when(platforms: [.linux])),
            ]),
        .target(name: "Programs", dependencies: ["CanonicalJSON", "CSystemCalls"]),
        .target(name: "DelimitedText", dependencies: ["CanonicalJSON"]),
        .target(name: "CanonicalJSON", dependencies: ["CByteSearch"]),
        .target(name: "CByteSearch"),
        .target(
            name: "CLibCrypto",
            // For dlopen, before glibc 2.34.
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

        .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON", "MerkleTree", "TestMaterial"]),
        .testTarget(name: "DelimitedTextTests", dependencies: ["DelimitedText", "TestMaterial"]),
        .testTarget(name: "MerkleTreeTests", dependencies: ["CSHA256", "MerkleTree", "TestMaterial"]),
        .target(
            name: "FuzzTargets", dependencies: ["CanonicalJSON", "DelimitedText", "EventLog", "MerkleTree"],
            path: "Tests/FuzzTargets", exclude: ["Corpus"]),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "TestMaterial"]),
        .testTarget(name: "SignaturesTests", dependencies: ["Programs", "Signatures", "TestMaterial"]),
        .target(name: "TestMaterial", path: "Tests/TestMaterial"),
        .target(
            name: "SimulatedFileSystem", dependencies: ["EventLog", "TestMaterial"], path: "Tests/SimulatedFileSystem"),
        .testTarget(
            name: "EventLogTests", dependencies: ["EventLog", "FuzzTargets", "SimulatedFileSystem", "TestMaterial"]),
        .testTarget(
            name: "ActivityLedgerTests",
            dependencies: ["ActivityLedger", "DelimitedText", "SimulatedFileSystem", "TestMaterial"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "TestMaterial"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "ActivityLedger", "CanonicalJSON", "DelimitedText", "EmbeddingExample", "EventLog", "MerkleTree",
                "Reports",
                "TestMaterial", "activity-ledger",
            ],
            exclude: ["Cases", "Fixtures"]),
        .executableTarget(name: "EmbeddingExample", dependencies: ["ActivityLedger"], path: "Tests/EmbeddingExample"),
        .executableTarget(
            name: "SyntheticLedger", dependencies: ["ActivityLedger", "TestMaterial"],
            path: "Tests/Benchmark/SyntheticLedger"),
        .executableTarget(name: "MeasuredLaunch", path: "Tests/Benchmark/MeasuredLaunch"),
    ],
    swiftLanguageModes: [.v6]
)
