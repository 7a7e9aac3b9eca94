#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    @preconcurrency import Darwin
#endif

/// Signals that would end the process, or stop it, with something left to be put right: kept back from this thread until they
/// are released, and let through then. Other threads, which are Dispatch's, have them blocked anyway.
package struct HeldSignals {
    /// What a terminal, a session or another process ends a program with.
    package static let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    private let signals: [Int32]
    private var before = sigset_t()

    /// Keeps these signals back from now on. Call: `pthread_sigmask`.
    package init(_ signals: [Int32]) {
        self.signals = signals
        var held = sigset_t()
        sigemptyset(&held)
        for signal in signals { sigaddset(&held, signal) }
        pthread_sigmask(SIG_BLOCK, &held, &before)
    }

    /// Lets them through. One that ends the process has done so when this returns. Call: `pthread_sigmask`.
    package func release() {
        var mask = before
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    /// Those that have come. Call: `sigpending`.
    package var pending: [Int32] { Self.pending(signals) }

    /// Those of some signals that have come and are kept back.
    static func pending(_ signals: [Int32]) -> [Int32] {
        var pending = sigset_t()
        sigpending(&pending)
        return signals.filter { sigismember(&pending, $0) == 1 }
    }
}
