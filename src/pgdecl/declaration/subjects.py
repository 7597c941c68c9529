"""What a declaration is about: a project, a whole department (部门整体), or a grant (转移支付)."""

from pgdecl.declaration.base import Model
from pgdecl.declaration.scalars import Text


class Project(Model):
    """The project (项目); units fill category, nature and type from lists of their own, so all are open."""

    name: Text
    code: Text | None = None
    category: Text | None = None
    nature: Text | None = None
    type: Text | None = None
    department_in_charge: Text | None = None
    implementing_unit: Text | None = None
    office: Text | None = None
    leader: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    postcode: Text | None = None
    term: Text | None = None
    start: Text | None = None
    end: Text | None = None
    overview: Text | None = None
    grounds: Text | None = None
    plan: Text | None = None
    safeguards: Text | None = None
    budget_change: Text | None = None


class Department(Model):
    """A whole department or unit (部门整体)."""

    name: Text
    code: Text | None = None
    duties: Text | None = None
    contact: Text | None = None
    phone: Text | None = None


class Grant(Model):
    """A grant to a region (转移支付), with those who are in charge of it at each level."""

    name: Text
    term: Text | None = None
    central_department: Text | None = None
    provincial_finance: Text | None = None
    provincial_department: Text | None = None
    county_finance: Text | None = None
    county_department: Text | None = None
