import CanonicalJSON
import EventLog

/// Makes activities of rows, as a mapping says.
struct RowConversion {
    let mapping: Mapping
    let places: ColumnPlaces

    /// What a row says, or everything that is wrong with it.
    enum Outcome {
        case activity(ActivityType, JSONObject)
        case bad([RowProblem])
    }

    /// The activity of a row.
    /// - Parameter cells: Its cells, as ``CellText`` has them, as many as there are columns.
    func convert(_ cells: [String]) -> Outcome {
        let type: ActivityType
        do throws(CellProblem) {
            type = try self.type(cells)
        } catch {
            return .bad([error.problem])
        }
        var data = JSONObject()
        var problems: [RowProblem] = []
        for rule in mapping.members {
            // A column can be one member of some types and another of others.
            if type.member(rule.member) == nil, rule.column.map({ isRead($0, for: type) }) ?? true { continue }
            do throws(CellProblem) {
                try MemberConversion(rule: rule, type: type).set(cell(rule.column, cells), in: &data)
            } catch {
                problems.append(error.problem)
            }
        }
        let failed = Set(problems.compactMap(\.member))
        for problem in type.problems(in: data) {
            // What has been refused above is not in the data; neither it nor its precision is to be called missing.
            if failed.contains(problem.member) { continue }
            if case .precision(let count)? = type.member(problem.member)?.kind, failed.contains(count) { continue }
            let rule = mapping.members.first { $0.member == problem.member }
            problems.append(
                RowProblem(column: rule?.column, member: problem.member, text(of: problem, isMapped: rule != nil)))
        }
        return problems.isEmpty ? .activity(type, data) : .bad(problems)
    }

    /// Whether a column becomes a member of activities of a type.
    private func isRead(_ column: String, for type: ActivityType) -> Bool {
        mapping.members.contains { rule in
            rule.column.map { ExactText($0) } == ExactText(column) && type.member(rule.member) != nil
        }
    }

    private func text(of problem: MemberProblem, isMapped: Bool) -> String {
        // What is missing is not in the data, and so its path is empty.
        guard problem.path.isEmpty, isMapped else { return problem.problem }
        return "empty; " + problem.problem.dropFirst("missing; ".count)
    }

    private func cell(_ column: String?, _ cells: [String]) -> String {
        column.flatMap { places.index(of: $0) }.map { cells[$0] } ?? ""
    }

    private func type(_ cells: [String]) throws(CellProblem) -> ActivityType {
        switch mapping.type {
        case .constant(let type): return type
        case .column(let column, let table):
            let cell = cell(column, cells)
            if cell.isEmpty { throw CellProblem(RowProblem(column: column, "empty; what kind of activity is it?")) }
            if let table {
                guard let name = table.value(of: cell)?.string, let type = ActivityType.named(name) else {
                    throw CellProblem(RowProblem(column: column, table.refusal(of: cell)))
                }
                return type
            }
            do throws(ValueError) {
                return try ActivityType(commandLine: cell)
            } catch {
                throw CellProblem(RowProblem(column: column, error.problem))
            }
        }
    }
}

/// What is wrong with a cell.
struct CellProblem: Error {
    let problem: RowProblem

    init(_ problem: RowProblem) {
        self.problem = problem
    }
}
